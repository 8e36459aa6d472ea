using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Designation;

/// <summary>A gestionnaire of a test: its own, so that tests of a class do not meet.</summary>
/// <param name="Lieux">the lieux, the first being the one reserved by default</param>
/// <param name="Acteur">its account; null when it has none</param>
internal sealed record GestionnaireEssai(
    int Id,
    string Nom,
    int[] Lieux,
    Acteur? Acteur,
    string Courriel
)
{
    public int Lieu => Lieux[0];
}

/// <summary>Two neighbouring courts of the Nord, with their people, and as many gestionnaires as a test wants.</summary>
internal sealed class Monde
{
    public const string Lille = "59350";
    public const string Arras = "62041";
    private static int _numero = 100;

    private readonly Application _application;

    private Monde(Application application) => _application = application;

    public required Acteur Juge { get; init; }
    public required Acteur Greffier { get; init; }

    /// <summary>Judge of another court.</summary>
    public required Acteur JugeDouai { get; init; }
    public required int Cabinet { get; init; }
    public required int CabinetDouai { get; init; }

    /// <summary>An RG nobody has.</summary>
    public static string Rg() => $"26T{Interlocked.Increment(ref _numero):00000}";

    public static Task<Monde> CreerAsync(Application application) =>
        application.Base(async db =>
        {
            var lille = await db.Tribunaux.SingleAsync(t => t.Code == "tj-lille");
            var douai = await db.Tribunaux.SingleAsync(t => t.Code == "tj-douai");
            var cabinet = new Cabinet { TribunalId = lille.Id, Nom = "Cabinet 3" };
            var cabinetDouai = new Cabinet { TribunalId = douai.Id, Nom = "Cabinet 1" };
            db.Cabinets.AddRange(cabinet, cabinetDouai);
            var juge = Compte(db, Role.Juge);
            var greffier = Compte(db, Role.Greffier);
            var jugeDouai = Compte(db, Role.Juge);
            await db.SaveChangesAsync();
            foreach (
                var (compte, tribunal, sonCabinet) in new[]
                {
                    (juge, lille, cabinet.Id),
                    (greffier, lille, cabinet.Id),
                    (jugeDouai, douai, cabinetDouai.Id),
                }
            )
                db.MembresTribunal.Add(
                    new MembreTribunal
                    {
                        UtilisateurId = compte.Id,
                        TribunalId = tribunal.Id,
                        Fonction =
                            compte.Role == Role.Juge
                                ? FonctionTribunal.Juge
                                : FonctionTribunal.Greffier,
                        CabinetId = sonCabinet,
                        Du = new DateOnly(2020, 1, 1),
                        ApprouveLe = application.Horloge.Maintenant(),
                    }
                );
            await db.SaveChangesAsync();
            return new Monde(application)
            {
                Juge = await ActeurAsync(db, application, juge.Id),
                Greffier = await ActeurAsync(db, application, greffier.Id),
                JugeDouai = await ActeurAsync(db, application, jugeDouai.Id),
                Cabinet = cabinet.Id,
                CabinetDouai = cabinetDouai.Id,
            };
        });

    /// <summary>An individuel entitled in the Nord, with one lieu in Lille unless told otherwise.</summary>
    public Task<GestionnaireEssai> GestionnaireAsync(
        int? capacite = 3,
        string departement = "59",
        bool compte = true,
        int lieux = 1,
        string? contact = null,
        TypeGestionnaire type = TypeGestionnaire.Individuel,
        Action<Habilitation>? habilitation = null,
        Action<Gestionnaire>? gestionnaire = null
    ) =>
        _application.Base(async db =>
        {
            var nom = $"Mme Essai {Interlocked.Increment(ref _numero)}";
            var g = new Gestionnaire
            {
                Nom = nom,
                NomRecherche = Texte.Normaliser(nom),
                Type = type,
            };
            gestionnaire?.Invoke(g);
            for (var i = 0; i < lieux; i++)
            {
                var lieu = new LieuExercice
                {
                    Nom = $"bureau {i + 1}",
                    CommuneCode = Lille,
                    ContactCourriel = contact,
                    OuvertLe = new DateOnly(2020, 1, 1),
                };
                lieu.FixerCapacites(null, capacite);
                g.Lieux.Add(lieu);
            }
            var h = new Habilitation
            {
                DepartementCode = departement,
                Du = new DateOnly(2020, 1, 1),
            };
            habilitation?.Invoke(h);
            g.Habilitations.Add(h);
            var u = compte ? Compte(db, Role.Gestionnaire) : null;
            if (u is not null)
                g.Droits.Add(
                    new DroitGestionnaire
                    {
                        Utilisateur = u,
                        Du = new DateOnly(2020, 1, 1),
                        RecoitReservations = true,
                        Administre = true,
                        Ecrit = true,
                        Repond = true,
                    }
                );
            db.Gestionnaires.Add(g);
            await db.SaveChangesAsync();
            return new GestionnaireEssai(
                g.Id,
                nom,
                [.. g.Lieux.Select(l => l.Id)],
                u is null ? null : await ActeurAsync(db, _application, u.Id),
                u?.Email ?? ""
            );
        });

    /// <summary>A correct demand, to be altered with <c>with</c>.</summary>
    public static DemandeReservation Demande(GestionnaireEssai g) =>
        new()
        {
            JetonFormulaire = Guid.NewGuid(),
            GestionnaireId = g.Id,
            LieuExerciceId = g.Lieu,
            NumeroRg = Rg(),
            Nature = NatureMesure.Tutelle,
            Civilite = Civilite.Madame,
            AnneeNaissance = 1941,
            CommuneCode = Lille,
            LieuVie = LieuVie.Domicile,
        };

    public Task<ResultatReservation> Reserver(Acteur acteur, DemandeReservation demande) =>
        _application.Executer((ReserverMesure o) => o.ExecuterAsync(acteur, demande));

    /// <summary>Reserves, and fails the test when it is not saved.</summary>
    public async Task<int> Reservee(
        GestionnaireEssai g,
        Func<DemandeReservation, DemandeReservation>? avec = null
    )
    {
        var demande = Demande(g);
        var resultat = await Reserver(Juge, avec?.Invoke(demande) ?? demande);
        return Assert.IsType<ResultatReservation.Creee>(resultat).Id;
    }

    public Task<bool> Repondre(GestionnaireEssai g, int id, Reponse reponse) =>
        _application.Executer((RepondreReservation o) => o.ExecuterAsync(g.Acteur!, id, reponse));

    public Task<int?> Ouvrir(GestionnaireEssai g, int id, OuvertureMesure saisie) =>
        _application.Executer((OuvrirMesure o) => o.ExecuterAsync(g.Acteur!, id, saisie));

    public Task<bool> Annuler(int id, MotifAnnulation motif, string? texte = null) =>
        _application.Executer((AnnulerReservation o) => o.ExecuterAsync(Juge, id, motif, texte));

    public Task<bool> Prolonger(int id, DateOnly jusquAu) =>
        _application.Executer((ProlongerReservation o) => o.ExecuterAsync(Juge, id, jusquAu));

    public Task<string> Relancer() =>
        _application.Executer((RelancerReservations o) => o.ExecuterAsync(CancellationToken.None));

    /// <summary>A mesure of the gestionnaire at its first lieu, counted.</summary>
    public Task<int> MesureAsync(
        GestionnaireEssai g,
        string rg,
        StatutMesure statut = StatutMesure.EnCours
    ) =>
        _application.Base(async db =>
        {
            var mesure = new Mesure
            {
                GestionnaireId = g.Id,
                LieuExerciceId = g.Lieu,
                TribunalId = Juge.TribunalId,
                NumeroRg = rg,
                AnneeNaissance = 1941,
                CreeeLe = _application.Horloge.Maintenant(),
            };
            mesure.OuvrirSur(
                new EtatMesure
                {
                    DateEffet = new DateOnly(2021, 3, 1),
                    Nature = NatureMesure.CuratelleSimple,
                    LieuVie = LieuVie.Domicile,
                    CommuneCode = Lille,
                },
                null,
                Juge.UtilisateurId,
                _application.Horloge.Maintenant()
            );
            if (statut == StatutMesure.Eteinte)
            {
                mesure.Statut = StatutMesure.Eteinte;
                mesure.DateFin = new DateOnly(2023, 5, 2);
                mesure.CauseSortie = CauseSortie.Mainlevee;
            }
            db.Mesures.Add(mesure);
            await db.SaveChangesAsync();
            if (statut == StatutMesure.EnCours)
                await db.CompterMesureAsync(g.Lieu, CancellationToken.None);
            return mesure.Id;
        });

    public Task<Reservation> Lire(int id) =>
        _application.Base(db => db.Reservations.AsNoTracking().SingleAsync(r => r.Id == id));

    /// <summary>The counters of a lieu: mesures en cours, places held.</summary>
    public Task<(int EnCours, int EnAttente)> Compteurs(int lieuId) =>
        _application.Base(async db =>
        {
            var l = await db.LieuxExercice.AsNoTracking().SingleAsync(l => l.Id == lieuId);
            return (l.EnCours, l.EnAttente);
        });

    /// <summary>The acts of the business history on a thing, oldest first.</summary>
    public Task<List<string>> Audit(string objet, int id) =>
        _application.Base(db =>
            db.EvenementsAudit.Where(e => e.Objet == objet && e.ObjetId == id)
                .OrderBy(e => e.Id)
                .Select(e => e.Acte)
                .ToListAsync()
        );

    /// <summary>Subjects of the mails to an address, oldest first.</summary>
    public Task<List<string>> Sujets(string destinataire) =>
        _application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == destinataire)
                .OrderBy(c => c.Id)
                .Select(c => c.Sujet)
                .ToListAsync()
        );

    /// <summary>Texts of the notifications of an account, oldest first.</summary>
    public Task<List<string>> Notifications(Acteur acteur) =>
        _application.Base(db =>
            db.Notifications.Where(n => n.UtilisateurId == acteur.UtilisateurId)
                .OrderBy(n => n.Id)
                .Select(n => n.Texte)
                .ToListAsync()
        );

    public Task<string> CourrielDe(Acteur acteur) =>
        _application.Base(db =>
            db.Users.Where(u => u.Id == acteur.UtilisateurId).Select(u => u.Email!).SingleAsync()
        );

    private static Utilisateur Compte(EmjpmDbContext db, Role role)
    {
        var n = Interlocked.Increment(ref _numero);
        var courriel = $"essai{n}@essai.example";
        return db
            .Users.Add(
                new Utilisateur
                {
                    Prenom = "Camille",
                    Nom = $"Essai{n}",
                    Role = role,
                    Actif = true,
                    Email = courriel,
                    NormalizedEmail = courriel.ToUpperInvariant(),
                    UserName = courriel,
                    NormalizedUserName = courriel.ToUpperInvariant(),
                }
            )
            .Entity;
    }

    private static async Task<Acteur> ActeurAsync(
        EmjpmDbContext db,
        Application application,
        int utilisateurId
    ) =>
        (
            await db.LireActeurAsync(
                utilisateurId,
                application.Horloge.Aujourdhui(),
                CancellationToken.None
            )
        )!;
}
