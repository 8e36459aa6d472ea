using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>What the act says. Names of properties are those under which a refusal is shown.</summary>
public sealed record FaitsHabilitation
{
    /// <summary>Longest number of an act, characters.</summary>
    public const int NumeroMax = 60;

    public required string? NumeroActe { get; init; }
    public required DateOnly? DateActe { get; init; }

    /// <inheritdoc cref="Habilitation.Du"/>
    public required DateOnly Du { get; init; }

    /// <inheritdoc cref="Habilitation.Au"/>
    public DateOnly? Au { get; init; }

    /// <inheritdoc cref="Habilitation.NaturesPermises"/>
    public IReadOnlyList<NatureMesure> NaturesPermises { get; init; } = [];

    /// <inheritdoc cref="Habilitation.CapaciteAutorisee"/>
    public int? CapaciteAutorisee { get; init; }

    /// <summary>Makes this département the one that finances, or this établissement the one of attachment.</summary>
    public bool Principale { get; init; }

    /// <exception cref="RegleMetierException">a value is missing or out of bounds</exception>
    internal void Verifier(DateOnly aujourdhui)
    {
        if (string.IsNullOrWhiteSpace(NumeroActe) || NumeroActe.Trim().Length > NumeroMax)
            throw new RegleMetierException(
                "Saisissez le numéro de l’acte, par exemple 2026-017.",
                nameof(NumeroActe)
            );
        if (DateActe is null || DateActe > aujourdhui)
            throw new RegleMetierException(
                "Saisissez la date de signature de l’acte, aujourd’hui au plus tard.",
                nameof(DateActe)
            );
        if (Du < new DateOnly(2009, 1, 1) || Du > aujourdhui.AddYears(ActeSaisi.AnneesApres))
            throw new RegleMetierException(
                $"Saisissez une date entre le {Francais.Date(new DateOnly(2009, 1, 1))} et le {Francais.Date(aujourdhui.AddYears(ActeSaisi.AnneesApres))}.",
                nameof(Du)
            );
        if (Au < Du)
            throw new RegleMetierException(
                "Le dernier jour vient après le premier : vérifiez les deux dates.",
                nameof(Au)
            );
        if (CapaciteAutorisee is < 0 or > DeclarerCapacite.CapaciteMax)
            throw new RegleMetierException(
                $"Saisissez un nombre de mesures entre 0 et {Francais.Entier(DeclarerCapacite.CapaciteMax)}.",
                nameof(CapaciteAutorisee)
            );
    }

    /// <summary>Writes the facts on a habilitation; returns what changed.</summary>
    internal Changements Ecrire(Habilitation h, bool prepose)
    {
        var changements = new Changements();
        var naturesAvant = Natures(h.NaturesPermises);
        var naturesApres = NaturesPermises.Distinct().Order().ToList();
        changements.Noter("Numéro de l’acte", h.NumeroActe, NumeroActe!.Trim());
        changements.Noter("Date de l’acte", h.DateActe, DateActe);
        changements.Noter("Premier jour", h.Du, Du);
        changements.Noter("Dernier jour", h.Au, Au);
        changements.Noter("Natures permises", naturesAvant, Natures(naturesApres));
        changements.Noter(
            "Capacité autorisée",
            Capacite(h.CapaciteAutorisee),
            Capacite(CapaciteAutorisee)
        );
        changements.Noter(
            prepose ? "Établissement de rattachement" : "Département financeur",
            OuiNon(prepose ? h.EtablissementRattachement : h.DepartementFinanceur),
            OuiNon(Principale)
        );
        h.NumeroActe = NumeroActe.Trim();
        h.DateActe = DateActe;
        h.Du = Du;
        h.Au = Au;
        h.NaturesPermises = naturesApres;
        h.CapaciteAutorisee = CapaciteAutorisee;
        if (prepose)
            h.EtablissementRattachement = Principale;
        else
            h.DepartementFinanceur = Principale;
        return changements;
    }

    private static string Natures(IReadOnlyList<NatureMesure> natures) =>
        natures.Count == 0 ? "toutes" : string.Join(", ", natures.Order().Select(n => n.Libelle()));

    private static string Capacite(int? capacite) =>
        capacite is { } c ? Francais.Nombre(c, "mesure") : "sans limite";

    private static string OuiNon(bool valeur) => valeur ? "oui" : "non";
}
