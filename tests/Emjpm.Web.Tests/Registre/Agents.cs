using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>Agents of a test, and what they do in the registry.</summary>
internal sealed class Agents(Application application)
{
    private static int _numero;

    public DateOnly Aujourdhui => application.Horloge.Aujourdhui();

    /// <summary>An agent of a département, of a region, or of the whole country.</summary>
    public Task<Acteur> Creer(string? departement = null, string? region = null) =>
        application.Base(async db =>
        {
            var courriel = $"agent{Interlocked.Increment(ref _numero)}@essai.example";
            var compte = new Utilisateur
            {
                Prenom = "Agnès",
                Nom = $"Agent{_numero}",
                Role = Role.Direction,
                Actif = true,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
            };
            db.Users.Add(compte);
            await db.SaveChangesAsync();
            db.DroitsTerritoire.Add(
                new DroitTerritoire
                {
                    UtilisateurId = compte.Id,
                    Niveau =
                        departement is not null ? NiveauTerritoire.Departement
                        : region is not null ? NiveauTerritoire.Region
                        : NiveauTerritoire.National,
                    DepartementCode = departement,
                    RegionCode = region,
                    Du = new DateOnly(2024, 1, 1),
                    ApprouveLe = application.Horloge.Maintenant(),
                }
            );
            await db.SaveChangesAsync();
            return (await Lire(compte.Id))!;
        });

    public Task<Acteur?> Lire(int compte) =>
        application.Base(db => db.LireActeurAsync(compte, Aujourdhui, CancellationToken.None));

    public ActeSaisi Acte(int dansJours = 0, string? motif = "Décision du préfet.") =>
        new()
        {
            DateEffet = Aujourdhui.AddDays(dansJours),
            NumeroActe = "2026-17",
            Motif = motif,
        };

    public FaitsHabilitation Faits(int? capacite = null) =>
        new()
        {
            NumeroActe = "2026-18",
            DateActe = Aujourdhui.AddDays(-1),
            Du = Aujourdhui,
            CapaciteAutorisee = capacite,
        };

    public Task<T> Faire<TOperation, T>(Func<TOperation, Task<T>> acte)
        where TOperation : notnull => application.Executer(acte);

    /// <summary>The only habilitation of an entry.</summary>
    public Task<Habilitation> Habilitation(int gestionnaireId) =>
        application.Base(db =>
            db.Habilitations.AsNoTracking().SingleAsync(h => h.GestionnaireId == gestionnaireId)
        );

    /// <summary>The acts written on an entry, oldest first.</summary>
    public Task<List<GenreActe>> Actes(int gestionnaireId) =>
        application.Base(db =>
            db.ActesRegistre.Where(a => a.GestionnaireId == gestionnaireId)
                .OrderBy(a => a.Id)
                .Select(a => a.Genre)
                .ToListAsync()
        );

    /// <summary>The proposal that waits on an entry.</summary>
    public Task<int> Proposition(int gestionnaireId) =>
        application.Base(db =>
            db.PropositionsRadiation.Where(p =>
                    p.GestionnaireId == gestionnaireId && p.Etat == EtatProposition.EnAttente
                )
                .Select(p => p.Id)
                .SingleAsync()
        );

    /// <summary>The ids a judge of Lille is proposed now for a person living in Lille, and the reasons of the others.</summary>
    public async Task<(int[] Proposes, Dictionary<int, string> Ecartes)> Chercher(Monde monde)
    {
        var besoin = new Besoin
        {
            TribunalId = monde.Juge.TribunalId,
            Date = Aujourdhui,
            CommuneCode = Monde.Lille,
            DepartementCode = "59",
            Nature = Core.Referentiels.NatureMesure.Tutelle,
        };
        var candidats = await application.Executer(
            (LectureCandidats l) => l.LireAsync(besoin, CancellationToken.None)
        );
        var classement = Classement.Etablir(besoin, candidats, Bareme.Defaut);
        return (
            [.. classement.Proposes.Select(p => p.Candidat.Id)],
            classement.Ecartes.ToDictionary(e => e.Candidat.Id, e => e.Detail)
        );
    }
}
