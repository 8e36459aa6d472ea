using System.Linq.Expressions;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>Kind of act that entitles. Source: CASF, art. L472-1 (agrément), L313-1 (autorisation), L472-6 (déclaration).</summary>
public enum TypeActe
{
    [Valeur("agrement", "agrément")]
    Agrement,

    [Valeur("autorisation", "autorisation")]
    Autorisation,

    [Valeur("declaration", "déclaration")]
    Declaration,
}

/// <summary>Status of a habilitation on a date.</summary>
public enum StatutHabilitation
{
    [Valeur("a_venir", "à venir")]
    AVenir,

    [Valeur("active", "active")]
    Active,

    [Valeur("suspendue", "suspendue")]
    Suspendue,

    [Valeur("retiree", "retirée")]
    Retiree,

    [Valeur("expiree", "expirée")]
    Expiree,
}

/// <summary>
/// Dated entitlement of a gestionnaire for a département (and an établissement for a préposé).
/// Source: list of article L471-2 of the CASF, kept by the prefect.
/// </summary>
public sealed class Habilitation
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public required string DepartementCode { get; init; }
    public Departement? Departement { get; init; }

    /// <summary>FINESS number of the établissement of a préposé; null otherwise.</summary>
    public string? EtablissementFiness { get; init; }
    public Etablissement? Etablissement { get; init; }
    public TypeActe TypeActe { get; set; }
    public string? NumeroActe { get; set; }
    public DateOnly? DateActe { get; set; }
    public DateOnly Du { get; set; }

    /// <summary>Last day of the entitlement; null without term.</summary>
    public DateOnly? Au { get; set; }

    /// <summary>Natures the act permits; empty means all.</summary>
    public IReadOnlyList<NatureMesure> NaturesPermises { get; set; } = [];

    /// <summary>Number of mesures the act authorises; null when the act sets none.</summary>
    public int? CapaciteAutorisee { get; set; }

    public DateOnly? SuspendueDu { get; set; }

    /// <summary>Last day of the suspension; null while it lasts.</summary>
    public DateOnly? SuspendueAu { get; set; }

    /// <summary>First day without entitlement after a withdrawal or radiation.</summary>
    public DateOnly? RetireeLe { get; set; }

    /// <summary>True for the one département that finances the gestionnaire.</summary>
    public bool DepartementFinanceur { get; set; }

    /// <summary>True for the établissement that employs the préposé, among those it works for.</summary>
    public bool EtablissementRattachement { get; set; }

    /// <summary>« Nord (59) », or the établissement and its département: needs both navigations.</summary>
    public string Territoire =>
        Etablissement is { } e
            ? $"{e.Nom} ({DepartementCode})"
            : $"{Departement?.Nom} ({DepartementCode})";

    /// <summary>Whether it gives, gave or will give a right after <paramref name="date"/>.</summary>
    public bool DureApres(DateOnly date) =>
        (RetireeLe is null || RetireeLe > date) && (Au is null || Au > date);

    /// <exception cref="RegleMetierException">on that day it is already withdrawn, or past its term</exception>
    internal void ExigerEnVigueur(DateOnly date)
    {
        if (RetireeLe is { } retiree)
            throw new RegleMetierException(
                $"Cette habilitation est retirée depuis le {Francais.Date(retiree)}."
            );
        if (Au < date)
            throw new RegleMetierException(
                $"Cette habilitation prend fin le {Francais.Date(Au.Value)} : la date d’effet vient après.",
                nameof(ActeSaisi.DateEffet)
            );
    }

    /// <summary>Ends it: <paramref name="le"/> is the first day without entitlement.</summary>
    public void Terminer(DateOnly le)
    {
        if (Du >= le)
            RetireeLe = le;
        else if (Au is null || Au >= le)
            Au = le.AddDays(-1);
    }

    /// <summary>Status on <paramref name="date"/>; a withdrawal wins over everything, the dates over a suspension.</summary>
    public StatutHabilitation StatutLe(DateOnly date) =>
        RetireeLe <= date ? StatutHabilitation.Retiree
        : date < Du ? StatutHabilitation.AVenir
        : Au < date ? StatutHabilitation.Expiree
        : SuspendueDu <= date && (SuspendueAu is null || date <= SuspendueAu)
            ? StatutHabilitation.Suspendue
        : StatutHabilitation.Active;

    /// <summary><see cref="StatutLe"/> is active, for a query.</summary>
    public static Expression<Func<Habilitation, bool>> ActiveLe(DateOnly date) =>
        h =>
            h.Du <= date
            && (h.Au == null || h.Au >= date)
            && (h.RetireeLe == null || h.RetireeLe > date)
            && (h.SuspendueDu == null || h.SuspendueDu > date || h.SuspendueAu < date);
}
