using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>The individuels of the demonstration: sixty of the two départements and one overseas, every case once at least.</summary>
internal sealed class Individuels(
    Hasard hasard,
    Fabrique fabrique,
    Juridictions juridictions,
    IReadOnlyDictionary<string, Place> places,
    List<Site> sites
)
{
    private const int Nombre = 60;

    private readonly HashSet<string> noms = [];
    private readonly TirageCommunes nord = Population(places, "59");
    private readonly TirageCommunes pasDeCalais = Population(places, "62");

    public void Composer()
    {
        for (var i = 0; i < Nombre; i++)
        {
            var demo = i == 0;
            var place =
                demo ? places["59512"]
                : i % 10 < 7 ? nord.Tirer(hasard)
                : pasDeCalais.Tirer(hasard);
            var site = Ajouter(
                demo ? DonneesDemonstration.Personne("individuel@demo.emjpm.fr") : Personne(),
                place,
                demo ? "individuel@demo.emjpm.fr" : null,
                avecCompte: i is not (18 or 19)
            );
            if (demo)
                Exemplaire(site);
            else
                Cas(i, site);
        }
        OutreMer();
    }

    private Site Ajouter(Personne personne, Place place, string? courriel, bool avecCompte)
    {
        var g = fabrique.Gestionnaire(TypeGestionnaire.Individuel, personne.Titre, personne);
        Profils.Remplir(g, hasard);
        var departement = place.Commune.DepartementCode;
        fabrique.Habilitation(g, departement, null);
        if (departement is "59" or "62" && hasard.Chance(15))
            fabrique.Habilitation(g, departement == "59" ? "62" : "59", null, financeur: false);
        var lieu = fabrique.Lieu(g, TypeLieu.Bureau, $"Bureau {place.DeNom}", place);
        if (hasard.Chance(40))
            lieu.ZoneRayonKm = 5 * hasard.Entier(2, 6);
        fabrique.Declarer(lieu, hasard.Pese<int>([(6, 40), (20, 25), (45, 20), (110, 15)]), g.Nom);
        var site = new Site(
            g,
            lieu,
            TirageCommunes.Autour(
                places.Values.Where(p => p.Commune.DepartementCode == departement),
                lieu.Latitude,
                lieu.Longitude
            )
        )
        {
            EnCours = hasard.Entier(5, 31),
            Libres = hasard.Entier(1, 9),
            SansCapaciteAutorisee = hasard.Chance(30),
            Tribunal = departement == "974" ? juridictions.De("tj-saint-denis") : null,
        };
        if (avecCompte)
        {
            var compte = fabrique.Compte(
                courriel ?? $"pro-{g.Id:0000}@demo.emjpm.fr",
                personne,
                Role.Gestionnaire
            );
            fabrique.Droit(g, compte);
            site.CompteId = compte.Id;
        }
        if (departement is "59" or "62")
            fabrique.Souhaiter(
                g,
                Enumerable
                    .Range(0, hasard.Entier(0, 3))
                    .Select(_ => juridictions.Pour(place, hasard))
            );
        sites.Add(site);
        return site;
    }

    /// <summary>The individuel one signs in as: near Lille, with places, fresh figures and a rich profile.</summary>
    private void Exemplaire(Site site)
    {
        var g = site.Gestionnaire;
        g.Langues = [Langue.Anglais, Langue.Arabe];
        g.Accompagnements =
        [
            Accompagnement.Psychiatrie,
            Accompagnement.HandicapMental,
            Accompagnement.GrandAge,
            Accompagnement.Surendettement,
        ];
        g.NaturesAcceptees = [];
        g.DeplacementMaxKm = 40;
        g.TexteJuge =
            "Visites à domicile chaque mois. Habitude du travail avec les équipes de psychiatrie de secteur.";
        site.EnCours = 27;
        site.Libres = 6;
        site.SansCapaciteAutorisee = false;
        site.Lieu.ZoneRayonKm = 25;
        fabrique.Declarer(site.Lieu, 3, g.Nom);
        fabrique.Souhaiter(
            g,
            new[] { "tj-lille", "tprox-roubaix", "tprox-tourcoing" }
                .Select(juridictions.De)
                .Where(t => !fabrique.EstSouhaite(g, t))
        );
    }

    private void Cas(int i, Site site)
    {
        var (g, lieu, aujourdhui) = (site.Gestionnaire, site.Lieu, fabrique.Aujourdhui);
        var habilitation = fabrique.HabilitationsDe(g)[0];
        switch (i)
        {
            case 2:
                fabrique.Absence(
                    g,
                    suspension: true,
                    -40,
                    null,
                    "Activité interrompue à ma demande"
                );
                break;
            case 3:
                fabrique.Absence(g, suspension: false, -6, 20, "Congés");
                break;
            case 4:
                fabrique.Absence(g, suspension: false, 10, 31, "Formation");
                break;
            case 5 or 6 or 26:
                site.Libres = 0;
                break;
            case 7:
                site.Libres = -2;
                break;
            case 8:
                site.Libres = -5;
                break;
            case 9 or 10 or 11:
                fabrique.Declarer(lieu, 190 + 70 * (i - 9), g.Nom);
                break;
            case 12 or 13:
                site.Libres = null;
                site.SansCapaciteAutorisee = i == 12;
                lieu.DeclareLe = null;
                lieu.DeclarePar = null;
                lieu.DeclareCanal = null;
                break;
            case 14:
                habilitation.Au = aujourdhui.AddDays(-30);
                break;
            case 15:
                // Not entitled yet, so without a mesure: the first will be the first of all.
                habilitation.Du = aujourdhui.AddDays(15);
                habilitation.DateActe = aujourdhui.AddDays(-5);
                site.EnCours = 0;
                break;
            case 16:
                habilitation.SuspendueDu = aujourdhui.AddDays(-20);
                habilitation.SuspendueAu = aujourdhui.AddDays(70);
                break;
            case 17:
                habilitation.RetireeLe = aujourdhui.AddDays(-60);
                break;
            case 20:
                fabrique.Desactiver(site.CompteId!.Value);
                site.CompteId = null;
                break;
            case 21 or 22:
                lieu.Latitude = null;
                lieu.Longitude = null;
                lieu.Precision = PrecisionPosition.Absente;
                break;
            case 23:
                habilitation.NaturesPermises =
                [
                    NatureMesure.CuratelleRenforcee,
                    NatureMesure.CuratelleSimple,
                    NatureMesure.MesureAccompagnementJudiciaire,
                ];
                break;
            case 24:
                habilitation.Au = aujourdhui.AddDays(25);
                break;
            case 25:
                habilitation.Du = aujourdhui.AddDays(-55);
                habilitation.DateActe = aujourdhui.AddDays(-62);
                site.EnCours = 0;
                break;
            case 27:
                g.Langues = [Langue.Lsf];
                break;
            default:
                break;
        }
    }

    private void OutreMer()
    {
        var site = Ajouter(Personne(), places["97411"], null, avecCompte: true);
        site.Gestionnaire.Langues = [Langue.CreoleReunionnais];
        site.EnCours = 22;
        site.Libres = 5;
    }

    private Personne Personne()
    {
        Personne personne;
        do personne = Noms.Personne(hasard);
        while (!noms.Add(personne.Titre));
        return personne;
    }

    private static TirageCommunes Population(
        IReadOnlyDictionary<string, Place> places,
        string code
    ) => TirageCommunes.Population(places.Values.Where(p => p.Commune.DepartementCode == code));
}
