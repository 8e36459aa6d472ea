using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>An individuel added to the demonstration, with just what a test needs to tell it from the others.</summary>
internal sealed record MandataireDEssai(string Nom)
{
    public const string Lille = "59350";
    public const string Roubaix = "59512";
    public const string Strasbourg = "67482";

    public string CommuneCode { get; init; } = Lille;
    public string Departement { get; init; } = "59";
    public string? Siret { get; init; }
    public int? Capacite { get; init; } = 20;
    public int EnCours { get; init; } = 10;

    /// <summary>An account may sign in for it.</summary>
    public bool AvecCompte { get; init; } = true;
    public bool Habilite { get; init; } = true;

    /// <summary>Why its activity is interrupted; null when it works.</summary>
    public string? Interruption { get; init; }
    public bool SouhaiteLeTribunalDuJuge { get; init; }
    public int DeclareIlYAJours { get; init; } = 10;

    private static DateOnly Aujourdhui => DateOnly.FromDateTime(HorlogeReglable.Depart.Date);

    /// <summary>Writes it; returns its id and that of its site.</summary>
    public Task<(int Id, int Lieu)> Creer(Application application) =>
        application.Base(async db =>
        {
            var commune = await db.Communes.SingleAsync(c => c.Code == CommuneCode);
            var g = new Gestionnaire
            {
                Type = TypeGestionnaire.Individuel,
                Nom = Nom,
                NomRecherche = Texte.NormaliserNom(Nom),
                Civilite = Civilite.Madame,
                Siret = Siret,
                Telephone = "03 53 01 00 00",
            };
            var codePostal = commune.CodesPostaux.Split(' ')[0];
            g.EtendreTexteRecherche(
                Gestionnaire.NomDeTri(Nom, g.Civilite),
                Siret,
                $"Bureau {commune.Nom}",
                commune.Nom,
                codePostal
            );
            var lieu = new LieuExercice
            {
                Type = TypeLieu.Bureau,
                Nom = $"Bureau {commune.Nom}",
                CommuneCode = CommuneCode,
                CodePostal = codePostal,
                Latitude = commune.Latitude,
                Longitude = commune.Longitude,
                Precision = PrecisionPosition.Adresse,
                EnCours = EnCours,
                OuvertLe = Aujourdhui.AddYears(-3),
                DeclareLe = HorlogeReglable.Depart.UtcDateTime.AddDays(-DeclareIlYAJours),
                DeclarePar = Nom,
                DeclareCanal = CanalDeclaration.Saisie,
            };
            lieu.FixerCapacites(null, Capacite);
            g.Lieux.Add(lieu);
            if (Habilite)
                g.Habilitations.Add(
                    new()
                    {
                        DepartementCode = Departement,
                        TypeActe = TypeActe.Agrement,
                        NumeroActe = "2023-17",
                        Du = Aujourdhui.AddYears(-3),
                    }
                );
            if (Interruption is { } motif)
                g.Indisponibilites.Add(
                    new()
                    {
                        EstSuspension = true,
                        Du = Aujourdhui.AddDays(-5),
                        Motif = motif,
                    }
                );
            if (AvecCompte)
                g.Droits.Add(
                    new()
                    {
                        UtilisateurId = await Compte(db, Comptes.Individuel),
                        Du = Aujourdhui.AddYears(-1),
                    }
                );
            if (SouhaiteLeTribunalDuJuge)
                g.TribunauxSouhaites.Add(new() { TribunalId = await Tribunal(db, Comptes.Juge) });
            db.Gestionnaires.Add(g);
            await db.SaveChangesAsync();
            return (g.Id, lieu.Id);
        });

    /// <summary>Opens <paramref name="nombre"/> mesures of persons living in a commune.</summary>
    public static Task Suivre(
        Application application,
        int gestionnaireId,
        string? communeCode,
        int nombre
    ) =>
        application.Base(async db =>
        {
            for (var i = 0; i < nombre; i++)
                db.Mesures.Add(
                    new Mesure
                    {
                        GestionnaireId = gestionnaireId,
                        Civilite = Civilite.Madame,
                        AnneeNaissance = 1950,
                        Statut = StatutMesure.EnCours,
                        Nature = NatureMesure.Tutelle,
                        CommuneCode = communeCode,
                        DateNomination = Aujourdhui.AddYears(-1),
                        CreeeLe = HorlogeReglable.Depart.UtcDateTime,
                    }
                );
            await db.SaveChangesAsync();
        });

    /// <summary>The court of a demonstration account.</summary>
    public static Task<int> Tribunal(EmjpmDbContext db, string courriel) =>
        db
            .MembresTribunal.Where(m => m.Utilisateur!.Email == courriel && m.Au == null)
            .Select(m => m.TribunalId)
            .SingleAsync();

    private static Task<int> Compte(EmjpmDbContext db, string courriel) =>
        db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync();
}
