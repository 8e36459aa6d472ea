using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.National;

/// <summary>
/// What courts ask for persons, as long as the service keeps it: searches of the last thirty days that led to no reservation, and
/// the wishes of the reservations alive or ended since.
/// </summary>
internal sealed class BesoinsRecents(Hasard hasard, DateTime maintenant)
{
    /// <summary>Mesures for each search kept: with the reservations, about a month of the needs of a country.</summary>
    public const int MesuresParRecherche = 100;

    // How often each kind is asked, beside what the situation itself calls for.
    private static readonly (Accompagnement, int)[] Demandes =
    [
        (Accompagnement.GrandAge, 7),
        (Accompagnement.Psychiatrie, 5),
        (Accompagnement.HandicapMental, 4),
        (Accompagnement.ConflitFamilial, 4),
        (Accompagnement.Addiction, 3),
        (Accompagnement.Surendettement, 3),
        (Accompagnement.SansAbri, 2),
        (Accompagnement.PatrimoineComplexe, 2),
        (Accompagnement.Migration, 2),
        (Accompagnement.HandicapPhysique, 2),
        (Accompagnement.Detention, 1),
        (Accompagnement.TraumatismeCranien, 1),
    ];

    private static readonly Langue[] Langues =
    [
        Langue.Arabe,
        Langue.Lsf,
        Langue.Anglais,
        Langue.Portugais,
        Langue.Turc,
    ];

    /// <summary>Whether what was asked of a reservation that ended on <paramref name="fin"/> is still kept.</summary>
    public bool Garde(DateTime? fin) =>
        fin is null || fin > maintenant.AddDays(-Jobs.Echeances.JoursBesoins);

    /// <summary>What a court asks for a person: nothing one time in six, else one kind or more, now and then a language.</summary>
    public (IReadOnlyList<Accompagnement> Accompagnements, IReadOnlyList<Langue> Langues) Demander(
        TraitMesure personne
    )
    {
        var nombre = hasard.Entier(1, 12) switch
        {
            <= 2 => 0,
            <= 8 => 1,
            <= 11 => 2,
            _ => 3,
        };
        if (nombre == 0)
            return ([], []);
        var demandes = new SortedSet<Accompagnement>();
        if (Experience.Demontres(personne).ToList() is { Count: > 0 } visibles)
            demandes.Add(hasard.Parmi(visibles));
        while (demandes.Count < nombre)
            demandes.Add(hasard.Pese<Accompagnement>(Demandes));
        return ([.. demandes], hasard.Chance(6) ? [hasard.Parmi(Langues)] : []);
    }

    /// <summary>Searches without a reservation, the oldest first, where people live.</summary>
    /// <param name="membres">accounts of the members of each court</param>
    public IEnumerable<Recherche> Recherches(
        int nombre,
        TirageCommunes population,
        Ressorts ressorts,
        ILookup<int, int> membres
    )
    {
        var duree = TimeSpan.FromDays(Recherche.DureeJours - 1);
        for (var id = 1; id <= nombre; id++)
        {
            var place = population.Tirer(hasard);
            var tribunal = ressorts.De(place, hasard);
            var creee = maintenant - duree * ((nombre - id + 1.0) / nombre);
            var situation = Situations.Tirer(hasard, []);
            var personne = new TraitMesure(
                hasard.Pese<NatureMesure>(TirageMesures.Natures),
                Situations.LieuVie(situation, hasard),
                Situations.Etablissement(situation),
                creee.Year - Situations.Age(situation, hasard),
                creee.Year,
                Situations.Prestations(situation, hasard)
            );
            var (accompagnements, langues) = Demander(personne);
            yield return new()
            {
                Id = id,
                TribunalId = tribunal,
                AuteurId = hasard.Parmi([.. membres[tribunal]]),
                CreeeLe = creee,
                ModifieeLe = creee,
                ExpireLe = creee.AddDays(Recherche.DureeJours),
                CommuneCode = place.Commune.Code,
                LieuVie = personne.LieuVie,
                Nature = personne.Nature,
                Civilite = hasard.Chance(52) ? Civilite.Madame : Civilite.Monsieur,
                AnneeNaissance = personne.AnneeNaissance,
                Urgent = hasard.Chance(8),
                Accompagnements = accompagnements,
                Langues = langues,
            };
        }
    }
}
