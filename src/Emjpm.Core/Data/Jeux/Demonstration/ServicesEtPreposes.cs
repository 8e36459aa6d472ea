using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>The twelve services with their antennes, and the fifteen préposés of thirteen établissements.</summary>
internal sealed class ServicesEtPreposes(
    Hasard hasard,
    Fabrique fabrique,
    Juridictions juridictions,
    IReadOnlyDictionary<string, Place> places,
    List<Site> sites
)
{
    private static readonly (string Nom, string[] Communes)[] Services =
    [
        ("Association La Verrière", ["59350", "59512", "59599"]),
        ("Service Les Terrils", ["62498", "62427", "59178"]),
        ("Association Les Tisserands", ["59512", "59009"]),
        ("Service Le Grand Large", ["59183", "62193", "59295"]),
        ("Association Horizon Escaut", ["59606", "59172"]),
        ("Service Les Remparts", ["62041", "62119"]),
        ("Association Les Houblonnières", ["59295", "59017"]),
        ("Service Les Deux Caps", ["62160", "62193", "62765"]),
        ("Association Le Canal", ["59178", "59122"]),
        ("Service La Lanterne", ["59350", "59360"]),
        ("Association Les Trois Moulins", ["59392"]),
        ("Service Le Pont neuf", ["62119", "62510"]),
    ];

    public void Composer(IReadOnlyList<Etablissement> etablissements)
    {
        foreach (var (nom, communes) in Services)
            Service(nom, communes);
        for (var i = 0; i < 15; i++)
            // Two hospitals have two préposés.
            Prepose(
                etablissements[
                    i < LieuxDeSoin.AvecPrepose ? i
                    : i == 13 ? 1
                    : 6
                ],
                i
            );
        // One préposé also works for the établissement next door.
        var premier = sites.First(s => s.Gestionnaire.Type is TypeGestionnaire.Prepose);
        Installer(
            premier.Gestionnaire,
            etablissements[LieuxDeSoin.AvecPrepose + 1],
            premier.CompteId!.Value
        );
    }

    private void Service(string nom, string[] communes)
    {
        var demo = nom == Services[0].Nom;
        var g = fabrique.Gestionnaire(TypeGestionnaire.Service, nom, null);
        Profils.Remplir(g, hasard);
        var siege = places[communes[0]];
        foreach (
            var (departement, i) in communes
                .Select(c => places[c].Commune.DepartementCode)
                .Distinct()
                .Select((d, i) => (d, i))
        )
            fabrique.Habilitation(g, departement, null, financeur: i == 0);
        var directrice = Compte(g, demo ? "service@demo.emjpm.fr" : null);
        Compte(g, null);
        foreach (var (code, i) in communes.Select((c, i) => (c, i)))
        {
            var place = places[code];
            var lieu = fabrique.Lieu(
                g,
                i == 0 ? TypeLieu.Siege : TypeLieu.Antenne,
                i == 0 ? $"Siège {place.DeNom}" : $"Antenne {place.DeNom}",
                place
            );
            lieu.ContactNom = Noms.Personne(hasard).Titre;
            if (i > 0 && hasard.Chance(50))
                lieu.ContactCourriel = $"antenne-{lieu.Id}@{g.Courriel!.Split('@')[1]}";
            if (place.Commune.EpciCode is { } epci)
                lieu.ZoneEpcis = [epci];
            fabrique.Declarer(lieu, hasard.Entier(1, 75), directrice.Prenom + " " + directrice.Nom);
            sites.Add(
                new(g, lieu, Autour(lieu, place))
                {
                    // The service one signs in as has enough of them for the acts on many at once.
                    EnCours = demo ? hasard.Entier(76, 98) : hasard.Entier(16, 36),
                    Libres = hasard.Pese<int>([(0, 10), (2, 20), (5, 40), (9, 30)]),
                    CompteId = directrice.Id,
                }
            );
        }
        // The largest service is over its capacity at its second antenne.
        if (demo)
            sites[^1].Libres = -3;
        fabrique.Souhaiter(g, communes.Select(c => juridictions.Pour(places[c], hasard)));
    }

    private void Prepose(Etablissement etablissement, int rang)
    {
        var courriel = rang == 0 ? "prepose@demo.emjpm.fr" : null;
        var personne = courriel is null
            ? Noms.Personne(hasard)
            : DonneesDemonstration.Personne(courriel);
        var g = fabrique.Gestionnaire(TypeGestionnaire.Prepose, personne.Titre, personne);
        Profils.Remplir(g, hasard);
        var compte = fabrique.Compte(
            courriel ?? $"pro-{g.Id:0000}@demo.emjpm.fr",
            personne,
            Role.Gestionnaire
        );
        fabrique.Droit(g, compte);
        Installer(g, etablissement, compte.Id);
    }

    private void Installer(Gestionnaire g, Etablissement etablissement, int compte)
    {
        var place = places[etablissement.CommuneCode];
        fabrique.Habilitation(g, place.Commune.DepartementCode, null, etablissement);
        var lieu = fabrique.Lieu(g, etablissement, place);
        fabrique.Declarer(lieu, hasard.Entier(2, 90), g.Nom);
        sites.Add(
            new(g, lieu, Autour(lieu, place))
            {
                EnCours = hasard.Entier(6, 22),
                Libres = hasard.Entier(0, 6),
                CompteId = compte,
                Etablissement = place,
                TypeEtablissement = etablissement.Type,
            }
        );
    }

    private Utilisateur Compte(Gestionnaire g, string? courriel)
    {
        var compte = fabrique.Compte(
            courriel ?? $"service-{g.Id:0000}-{hasard.Entier(100, 999)}@demo.emjpm.fr",
            courriel is null ? Noms.Personne(hasard) : DonneesDemonstration.Personne(courriel),
            Role.Gestionnaire
        );
        fabrique.Droit(g, compte);
        return compte;
    }

    private TirageCommunes Autour(LieuExercice lieu, Place place) =>
        TirageCommunes.Autour(
            places.Values.Where(p => p.Commune.DepartementCode == place.Commune.DepartementCode),
            lieu.Latitude,
            lieu.Longitude
        );
}
