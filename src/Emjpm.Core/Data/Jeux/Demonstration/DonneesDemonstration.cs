using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// The demonstration: two neighbouring départements, their gestionnaires, six courts and five years of mesures.
/// Nobody in it exists. The same seed, instant and reference data give the same rows.
/// </summary>
public static class DonneesDemonstration
{
    /// <summary>Password of every demonstration account.</summary>
    public const string MotDePasse = "Demo-emjpm-2026";

    /// <summary>Mesures of the data set.</summary>
    public const int NombreMesures = 3_000;

    /// <summary>The demonstration accounts, those with a smaller right after the one that has them all; in the order of the sign-in page.</summary>
    public static IReadOnlyList<CompteDemonstration> Comptes { get; } =
    [
        new("juge@demo.emjpm.fr", "juge", "Camille", "Delattre"),
        new("greffier@demo.emjpm.fr", "greffier", "Karim", "Lemaire"),
        new("individuel@demo.emjpm.fr", "mandataire individuel", "Claire", "Vasseur"),
        new("prepose@demo.emjpm.fr", "préposé d’établissement", "Thomas", "Carpentier"),
        new("service@demo.emjpm.fr", "service mandataire, administratrice", "Nadia", "Fontaine"),
        new("antenne@demo.emjpm.fr", "le même service, une antenne", "Sofia", "Renard"),
        new("lecture@demo.emjpm.fr", "le même service, en lecture seule", "Julien", "Marchal"),
        new("direction@demo.emjpm.fr", "agent de la région Hauts-de-France", "Hélène", "Morel"),
        new("nord@demo.emjpm.fr", "agent du département du Nord", "Bruno", "Lecomte"),
        new("admin@demo.emjpm.fr", "administrateur", "Laurent", "Dumas"),
    ];

    internal static readonly string[] Tribunaux =
    [
        "tj-lille",
        "tprox-roubaix",
        "tprox-tourcoing",
        "tj-douai",
        "tj-valenciennes",
        "tj-arras",
    ];

    /// <summary>
    /// SIRET of the courts of the demonstration, by code: invented, for the public list of courts has none, and files and OCMI
    /// name courts by it.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Sirets { get; } =
        Tribunaux
            .Index()
            .ToDictionary(
                t => t.Item,
                t =>
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"00059{t.Index + 1:0000}00011"
                    )
            );

    /// <summary>Composes the rows.</summary>
    /// <param name="graine">seed of every draw</param>
    /// <param name="maintenant">UTC instant that every date is relative to</param>
    /// <param name="communes">communes of the départements 59, 62 and 974</param>
    /// <param name="tribunaux">open courts of the reference data</param>
    /// <param name="empreinteMotDePasse">hash of <see cref="MotDePasse"/></param>
    public static JeuDeDonnees Composer(
        int graine,
        DateTime maintenant,
        IEnumerable<Commune> communes,
        IEnumerable<Tribunal> tribunaux,
        string empreinteMotDePasse
    )
    {
        var jeu = new JeuDeDonnees();
        var hasard = new Hasard(graine);
        var fabrique = new Fabrique(jeu, hasard, maintenant, empreinteMotDePasse, 1);
        var parCode = tribunaux.ToDictionary(t => t.Code);
        var places = communes
            .OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new Place(c))
            .ToDictionary(p => p.Commune.Code);

        var juridictions = new Juridictions(jeu, hasard, fabrique, parCode, places);
        juridictions.Composer();
        Agent(fabrique, "direction@demo.emjpm.fr", Role.Direction);
        Agent(fabrique, "admin@demo.emjpm.fr", Role.Administration);

        var etablissements = LieuxDeSoin.Composer(hasard, places);
        jeu.Etablissements.AddRange(etablissements);
        var sites = new List<Site>();
        new Individuels(hasard, fabrique, juridictions, places, sites).Composer();
        new ServicesEtPreposes(hasard, fabrique, juridictions, places, sites).Composer(
            etablissements
        );
        Mesurer(jeu, hasard, fabrique.Aujourdhui, juridictions, sites);
        new Reservations(jeu, hasard, maintenant, juridictions, sites).Composer();
        new TransfertsDemo(jeu, maintenant, sites).Composer();
        Compter(jeu, hasard, maintenant, sites);
        Membres(jeu, fabrique);
        new RegistreDemo(jeu, fabrique, maintenant).Composer();
        new DemandesDemo(jeu, juridictions, maintenant, empreinteMotDePasse).Composer();
        new SuiviDemo(jeu, maintenant).Composer();
        new DeploiementDemo(jeu, maintenant, [.. parCode.Values]).Composer();
        new RetoursDemo(jeu, maintenant).Composer();
        HistoireCapacites.Composer(jeu, fabrique.Aujourdhui);
        return jeu;
    }

    internal static Personne Personne(string courriel) =>
        Comptes.Where(c => c.Courriel == courriel).Select(c => c.Personne).Single();

    private static void Agent(Fabrique fabrique, string courriel, Role role) =>
        fabrique.Compte(courriel, Personne(courriel), role);

    /// <summary>The members of the demonstration's service that have not every right.</summary>
    private static void Membres(JeuDeDonnees jeu, Fabrique fabrique)
    {
        var administratrice = jeu.Utilisateurs.Single(u => u.Email == "service@demo.emjpm.fr");
        var service = jeu.Gestionnaires.Single(g =>
            g.Id == jeu.Droits.Single(d => d.UtilisateurId == administratrice.Id).GestionnaireId
        );
        DroitGestionnaire Membre(string courriel) =>
            fabrique.Droit(
                service,
                fabrique.Compte(courriel, Personne(courriel), Role.Gestionnaire)
            );
        var antenne = Membre("antenne@demo.emjpm.fr");
        antenne.Administre = false;
        antenne.LieuxIds =
        [
            jeu.Lieux.First(l => l.GestionnaireId == service.Id && l.Type == TypeLieu.Antenne).Id,
        ];
        var lecture = Membre("lecture@demo.emjpm.fr");
        lecture.Administre = lecture.Ecrit = lecture.Repond = lecture.RecoitReservations = false;
    }

    /// <summary>The mesures of each site, then the closed ones that make up the number.</summary>
    private static void Mesurer(
        JeuDeDonnees jeu,
        Hasard hasard,
        DateOnly aujourdhui,
        Juridictions juridictions,
        List<Site> sites
    )
    {
        var tirage = new TirageMesures(hasard, aujourdhui);
        foreach (var site in sites)
            for (var i = 0; i < site.EnCours; i++)
                jeu.Ajouter(
                    tirage.Tirer(site.Charge(hasard, juridictions), Mesures.StatutMesure.EnCours)
                );
        var anciens = sites.Where(s => s.EnCours > 0).ToList();
        // The mesure that a transfer opens makes up the number.
        while (jeu.Mesures.Count < NombreMesures - 1)
            jeu.Ajouter(
                tirage.Tirer(
                    hasard.Parmi(anciens).Charge(hasard, juridictions),
                    Mesures.StatutMesure.Eteinte
                )
            );
        // One of the service one signs in as was entered in error.
        var service = sites.First(s => s.Gestionnaire.Type is TypeGestionnaire.Service);
        var retiree = jeu.Mesures.Last(m =>
            m.LieuExerciceId == service.Lieu.Id && m.Statut is Mesures.StatutMesure.EnCours
        );
        retiree.Statut = Mesures.StatutMesure.Retiree;
        jeu.Evenements.Add(
            new()
            {
                Id = jeu.Evenements.Count + 1,
                MesureId = retiree.Id,
                Type = Mesures.TypeEvenementMesure.Retrait,
                DateEffet = aujourdhui.AddDays(-3),
                SaisiLe = Horloge.InstantParis(aujourdhui.AddDays(-3), new TimeOnly(10, 12)),
                AuteurId = service.CompteId,
                Details = "Saisie en double.",
            }
        );
    }

    /// <summary>Counters, capacities, experience and usual delay of answer, all from the rows composed.</summary>
    private static void Compter(
        JeuDeDonnees jeu,
        Hasard hasard,
        DateTime maintenant,
        List<Site> sites
    )
    {
        var enCours = jeu
            .Mesures.Where(m => m.Statut is Mesures.StatutMesure.EnCours)
            .CountBy(m => m.LieuExerciceId!.Value)
            .ToDictionary();
        var enAttente = jeu
            .Reservations.Where(r => r.TientUnePlace)
            .CountBy(r => r.LieuId)
            .ToDictionary();
        foreach (var site in sites)
        {
            site.Lieu.EnCours = enCours.GetValueOrDefault(site.Lieu.Id);
            site.Lieu.EnAttente = enAttente.GetValueOrDefault(site.Lieu.Id);
            site.FixerCapacites(hasard);
        }
        foreach (var h in jeu.Habilitations)
        {
            var autorisees = sites
                .Where(s =>
                    s.Gestionnaire.Id == h.GestionnaireId
                    && (h.EtablissementFiness ?? s.Lieu.EtablissementFiness)
                        == s.Lieu.EtablissementFiness
                )
                .Select(s => s.Lieu.CapaciteAutorisee)
                .ToList();
            h.CapaciteAutorisee = autorisees.Contains(null) ? null : autorisees.Sum();
        }

        var ressources = jeu.Ressources.ToLookup(r => r.MesureId);
        var mesures = jeu.Mesures.ToLookup(m => m.GestionnaireId);
        var reponses = jeu
            .Reservations.Where(r =>
                r.RepondueLe >= maintenant.AddMonths(-CalculerExperience.MoisReponses)
            )
            .ToLookup(r => r.GestionnaireId);
        foreach (var g in jeu.Gestionnaires)
        {
            g.Experience = Experience
                .FromMesures(
                    mesures[g.Id]
                        .Select(m => new MesureTiree(m, [], [], [.. ressources[m.Id]]).Trait)
                )
                .ToString();
            g.ReponsesNombre = reponses[g.Id].Count();
            g.ReponsesHeures = reponses[g.Id]
                .Sum(r => (int)(r.RepondueLe!.Value - r.CreeeLe).TotalHours);
        }
    }
}

/// <summary>An account of the demonstration.</summary>
/// <param name="Courriel">what to type</param>
/// <param name="Role">what it shows, in French</param>
public sealed record CompteDemonstration(string Courriel, string Role, string Prenom, string Nom)
{
    internal Personne Personne =>
        new(
            Prenom is "Karim" or "Thomas" or "Laurent" or "Julien" or "Bruno"
                ? Civilite.Monsieur
                : Civilite.Madame,
            Prenom,
            Nom
        );
}
