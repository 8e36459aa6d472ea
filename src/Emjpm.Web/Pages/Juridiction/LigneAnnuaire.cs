using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>An open site, in the directory.</summary>
/// <param name="Etablissement">name of the établissement of a préposé; null for an office</param>
/// <param name="Libres"><see cref="Disponibilite.PlacesLibres"/></param>
/// <param name="Distance">from the commune asked; null when none is or a position is unknown</param>
public sealed record LieuAnnuaire(
    string? Etablissement,
    string Commune,
    string DepartementCode,
    int? Capacite,
    int Libres,
    DateTime? DeclareLe,
    (double Km, bool Approchee)? Distance
);

/// <summary>A gestionnaire, in the directory.</summary>
/// <param name="Type">« mandataire individuelle »</param>
/// <param name="CompteActif">otherwise « hors plateforme »</param>
/// <param name="Souhaite">wishes to work for the actor's court</param>
/// <param name="Arret">what stops all its activity today; null when it works</param>
public sealed record LigneAnnuaire(
    int Id,
    string Nom,
    string Type,
    string? Telephone,
    bool CompteActif,
    bool Souhaite,
    IReadOnlyList<LieuAnnuaire> Lieux,
    Indisponibilite? Arret
)
{
    /// <summary>Free places of all the sites.</summary>
    public int Libres => Lieux.Sum(l => l.Libres);

    /// <summary>Capacity of the sites that declared one; null when none did.</summary>
    public int? Capacite =>
        Lieux.Any(l => l.Capacite is not null) ? Lieux.Sum(l => l.Capacite ?? 0) : null;

    /// <summary>The last declaration of any site.</summary>
    public DateTime? DeclareLe => Lieux.Max(l => l.DeclareLe);

    /// <summary>To the nearest site.</summary>
    public (double Km, bool Approchee)? Distance =>
        Lieux.Where(l => l.Distance is not null).MinBy(l => l.Distance!.Value.Km)?.Distance;

    /// <summary>Free places of the sites of a département, when others are elsewhere; null otherwise.</summary>
    public int? LibresDans(string? departement) =>
        departement is not null
        && Lieux.Any(l => l.DepartementCode == departement)
        && Lieux.Any(l => l.DepartementCode != departement)
            ? Lieux.Where(l => l.DepartementCode == departement).Sum(l => l.Libres)
            : null;

    /// <summary>The towns, or the établissements, where it works: three at most named.</summary>
    public string Communes
    {
        get
        {
            var communes = Lieux
                .Select(l => l.Etablissement is { } e ? $"{e}, {l.Commune}" : l.Commune)
                .Distinct()
                .ToList();
            return communes.Count switch
            {
                0 => "aucun lieu d’exercice ouvert",
                <= 3 => Francais.Enumeration(communes),
                _ =>
                    $"{string.Join(", ", communes.Take(3))} et {Francais.Nombre(communes.Count - 3, "autre", "autres")}",
            };
        }
    }
}
