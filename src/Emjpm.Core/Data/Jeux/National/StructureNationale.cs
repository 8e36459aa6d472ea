using System.Globalization;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.National;

/// <summary>A site of the national data set: who works there, where its persons live, how many mesures it gets.</summary>
internal sealed record SiteNational(
    Gestionnaire Gestionnaire,
    LieuExercice Lieu,
    TirageCommunes Autour,
    Place? Etablissement,
    TypeEtablissement? TypeEtablissement,
    int CompteId,
    int Poids,
    int Fixes = 0
);

/// <summary>
/// Courts, accounts, gestionnaires and sites at the scale of the country, spread as the population is. Accounts are
/// numbered: <c>juge-0001@national.emjpm.fr</c> is a judge of Lille, <c>individuel-0001@national.emjpm.fr</c> an individuel…
/// </summary>
internal sealed class StructureNationale(
    JeuDeDonnees jeu,
    Hasard hasard,
    Fabrique fabrique,
    IReadOnlyList<Tribunal> tribunaux,
    IReadOnlyDictionary<string, Place> places
)
{
    private const int Individuels = 2_500;
    private const int Preposes = 1_500;
    private const int Etablissements = 1_200;
    private const int Services = 380;
    private const int Antennes = 1_500;
    private const int MembresTribunaux = 1_500;
    private const int LieuxDuGrandService = 10;
    private const int MesuresDuGrandService = 7_000;

    // The arrondissements of Paris, Lyon and Marseille are also counted in their commune.
    private readonly IReadOnlyList<Place> habitees =
    [
        .. places.Values.ExceptBy(
            places.Values.Select(p => p.Commune.CommuneMereCode).OfType<string>(),
            p => p.Commune.Code
        ),
    ];
    private TirageCommunes population = null!;
    private ILookup<string, Place> parDepartement = null!;
    private readonly Dictionary<string, TirageCommunes> villes = [];
    private readonly List<SiteNational> sites = [];
    private readonly Dictionary<Role, int> rangs = [];

    /// <summary>Where people live; once composed.</summary>
    public TirageCommunes Population => population;

    public IReadOnlyList<SiteNational> Composer()
    {
        population = TirageCommunes.Population(habitees);
        parDepartement = habitees.ToLookup(p => p.Commune.DepartementCode);
        Juridictions();
        fabrique.Territoire(
            fabrique.Compte("direction@national.emjpm.fr", Noms.Personne(hasard), Role.Direction),
            null,
            null
        );
        fabrique.Compte("admin@national.emjpm.fr", Noms.Personne(hasard), Role.Administration);
        for (var i = 1; i <= Individuels; i++)
            Individuel(i);
        LieuxDeSoin();
        for (var i = 1; i <= Preposes; i++)
            Prepose(i, jeu.Etablissements[(i - 1) % Etablissements]);
        // All but the large one, which is the last of them.
        const int services = Services - 1;
        const int antennes = Antennes - (LieuxDuGrandService - 1);
        for (var i = 1; i <= services; i++)
            Service(i, antennes / services + (i <= antennes % services ? 1 : 0));
        GrandService();
        fabrique.Territoire(
            fabrique.Compte(
                "direction-59@national.emjpm.fr",
                Noms.Personne(hasard),
                Role.Direction
            ),
            "59",
            null
        );
        return sites;
    }

    /// <summary>One service that has its 7,000 mesures en cours whatever the size of the set: <c>service-7000@national.emjpm.fr</c>.</summary>
    private void GrandService()
    {
        var siege = places["59350"];
        var g = fabrique.Gestionnaire(
            TypeGestionnaire.Service,
            "Grand service mandataire du Nord",
            null
        );
        fabrique.Habilitation(g, siege.Commune.DepartementCode, null);
        var compte = Compte(g, "service-7000@national.emjpm.fr", Noms.Personne(hasard));
        for (var i = 0; i < LieuxDuGrandService; i++)
        {
            var lieu = fabrique.Lieu(
                g,
                i == 0 ? TypeLieu.Siege : TypeLieu.Antenne,
                i == 0 ? "Siège de Lille" : $"Antenne n° {i}",
                siege
            );
            Installer(g, lieu, siege, compte, 0);
            sites[^1] = sites[^1] with { Fixes = MesuresDuGrandService / LieuxDuGrandService };
        }
    }

    private void Juridictions()
    {
        foreach (var (tribunal, i) in tribunaux.Select((t, i) => (t, i)))
        {
            var judiciaire = tribunal.Type is not TypeTribunal.Proximite;
            var cabinets = Enumerable
                .Range(0, judiciaire ? hasard.Entier(2, 5) : hasard.Entier(1, 2))
                .Select(c => fabrique.Cabinet(tribunal, $"Cabinet {(char)('A' + c)}"))
                .ToList();
            // Five or six members each, so that there are fifteen hundred in all.
            var membres =
                MembresTribunaux / tribunaux.Count
                + (i < MembresTribunaux % tribunaux.Count ? 1 : 0);
            for (var m = 0; m < membres; m++)
            {
                var role = m % 2 == 0 ? Role.Juge : Role.Greffier;
                var rang = rangs[role] = rangs.GetValueOrDefault(role) + 1;
                var compte = fabrique.Compte(
                    Courriel(role is Role.Juge ? "juge" : "greffier", rang),
                    Noms.Personne(hasard),
                    role
                );
                fabrique.Membre(tribunal, cabinets[m / 2 % cabinets.Count], compte);
            }
        }
    }

    private void Individuel(int rang)
    {
        var personne = Noms.Personne(hasard);
        var g = fabrique.Gestionnaire(TypeGestionnaire.Individuel, personne.Titre, personne);
        var place = population.Tirer(hasard);
        fabrique.Habilitation(g, place.Commune.DepartementCode, null);
        var compte = Compte(g, Courriel("individuel", rang), personne);
        var lieu = fabrique.Lieu(g, TypeLieu.Bureau, $"Bureau {place.DeNom}", place);
        if (hasard.Chance(40))
            lieu.ZoneRayonKm = 5 * hasard.Entier(2, 6);
        Installer(g, lieu, place, compte, hasard.Entier(20, 60));
        if (rang % 50 == 0)
            fabrique.Absence(g, suspension: rang % 100 == 0, -12, 25, "Absence");
    }

    private void LieuxDeSoin()
    {
        TypeEtablissement[] types =
        [
            TypeEtablissement.PersonnesAgees,
            TypeEtablissement.PersonnesAgees,
            TypeEtablissement.Hospitalier,
            TypeEtablissement.Psychiatrique,
            TypeEtablissement.PersonnesHandicapees,
        ];
        for (var i = 1; i <= Etablissements; i++)
        {
            var place = population.Tirer(hasard);
            var type = types[i % types.Length];
            var nom = $"Établissement {place.DeNom} n° {i}";
            var departement = place.Commune.DepartementCode;
            jeu.Etablissements.Add(
                new()
                {
                    // No FINESS number has a 9 in third place.
                    NumeroFiness = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{departement[..2]}9{i:000000}"
                    ),
                    Nom = nom,
                    NomRecherche = Texte.NormaliserNom(nom),
                    Type = type,
                    CommuneCode = place.Commune.Code,
                    Adresse = Noms.Adresse(hasard),
                    CodePostal = place.CodePostal,
                    Latitude = place.Commune.Latitude,
                    Longitude = place.Commune.Longitude,
                    Precision = place.Commune.Precision,
                }
            );
        }
    }

    private void Prepose(int rang, Etablissement etablissement)
    {
        var personne = Noms.Personne(hasard);
        var g = fabrique.Gestionnaire(TypeGestionnaire.Prepose, personne.Titre, personne);
        var place = places[etablissement.CommuneCode];
        fabrique.Habilitation(g, place.Commune.DepartementCode, null, etablissement);
        var compte = Compte(g, Courriel("prepose", rang), personne);
        Installer(
            g,
            fabrique.Lieu(g, etablissement, place),
            place,
            compte,
            hasard.Entier(15, 55),
            etablissement.Type
        );
    }

    private void Service(int rang, int antennes)
    {
        var siege = population.Tirer(hasard);
        var departement = siege.Commune.DepartementCode;
        var g = fabrique.Gestionnaire(
            TypeGestionnaire.Service,
            $"Service mandataire {siege.DeNom} n° {rang}",
            null
        );
        fabrique.Habilitation(g, departement, null);
        var compte = Compte(g, Courriel("service", rang), Noms.Personne(hasard));
        if (!villes.TryGetValue(departement, out var tirage))
            villes[departement] = tirage = TirageCommunes.Population(parDepartement[departement]);
        for (var i = 0; i <= antennes; i++)
        {
            var place = i == 0 ? siege : tirage.Tirer(hasard);
            var lieu = fabrique.Lieu(
                g,
                i == 0 ? TypeLieu.Siege : TypeLieu.Antenne,
                i == 0 ? $"Siège {place.DeNom}" : $"Antenne {place.DeNom}",
                place
            );
            if (place.Commune.EpciCode is { } epci)
                lieu.ZoneEpcis = [epci];
            Installer(g, lieu, place, compte, hasard.Entier(80, 340));
        }
    }

    private Utilisateur Compte(Gestionnaire g, string courriel, Personne personne)
    {
        Profils.Remplir(g, hasard);
        var compte = fabrique.Compte(courriel, personne, Role.Gestionnaire);
        fabrique.Droit(g, compte);
        return compte;
    }

    private void Installer(
        Gestionnaire g,
        LieuExercice lieu,
        Place place,
        Utilisateur compte,
        int poids,
        TypeEtablissement? etablissement = null
    )
    {
        fabrique.Declarer(lieu, hasard.Entier(1, 240), $"{compte.Prenom} {compte.Nom}");
        sites.Add(
            new(
                g,
                lieu,
                TirageCommunes.Autour(
                    parDepartement[place.Commune.DepartementCode],
                    lieu.Latitude,
                    lieu.Longitude
                ),
                etablissement is null ? null : place,
                etablissement,
                compte.Id,
                poids
            )
        );
    }

    private static string Courriel(string nom, int rang) =>
        string.Create(CultureInfo.InvariantCulture, $"{nom}-{rang:0000}@national.emjpm.fr");
}
