using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>
/// Recalls what ends: to the person, and in one message to the agents of the département, once ninety days before and once
/// thirty days before. Each département is a transaction of its own: stopped half-way, the next run goes on.
/// </summary>
public sealed class RappelerTermes(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>Days before a term at which it is recalled, nearest first.</summary>
    public static readonly IReadOnlyList<int> Seuils = [30, PieceRegistre.JoursAvant];

    /// <summary>A term to recall now.</summary>
    private sealed record Du(TermeRegistre Terme, int Seuil);

    /// <summary>Somebody to write to.</summary>
    private sealed record Lecteur(int? UtilisateurId, string Courriel);

    /// <summary>Does what is due; returns what was done, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var termes = await LectureTermes.TermesAsync(
            db.Habilitations,
            db.PiecesRegistre,
            aujourdhui,
            aujourdhui,
            annulation
        );
        var deja = (
            await db
                .RappelsTerme.Where(r => r.Terme >= aujourdhui)
                .Select(r => new
                {
                    r.HabilitationId,
                    r.PieceId,
                    r.Terme,
                    r.Seuil,
                })
                .ToListAsync(annulation)
        ).ToHashSet();
        var dus = termes
            .Where(t => t.Terme >= aujourdhui)
            .Select(t => new Du(t, Seuils.First(s => t.Terme <= aujourdhui.AddDays(s))))
            .Where(d =>
                !deja.Contains(
                    new
                    {
                        d.Terme.HabilitationId,
                        d.Terme.PieceId,
                        d.Terme.Terme,
                        d.Seuil,
                    }
                )
            )
            .ToList();
        var messages = 0;
        foreach (
            var departement in dus.GroupBy(d => d.Terme.DepartementCode)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            messages += await RappelerAsync(departement.Key, [.. departement], annulation);
            db.ChangeTracker.Clear();
        }
        if (messages > 0)
            reveil.Signaler();
        return $"{Francais.Nombre(dus.Count, "échéance rappelée", "échéances rappelées")}, {Francais.Nombre(messages, "message")}.";
    }

    private async Task<int> RappelerAsync(
        string? departementCode,
        IReadOnlyList<Du> dus,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        foreach (var (terme, seuil) in dus)
        {
            db.RappelsTerme.Add(
                new RappelTerme
                {
                    HabilitationId = terme.HabilitationId,
                    PieceId = terme.PieceId,
                    Terme = terme.Terme,
                    Seuil = seuil,
                    EnvoyeLe = maintenant,
                }
            );
            db.Tracer(
                maintenant,
                null,
                "registre.rappeler_terme",
                "gestionnaire",
                terme.GestionnaireId,
                gestionnaireId: terme.GestionnaireId,
                details: $"{seuil} jours"
            );
        }
        var messages = 0;
        var personnes = await PersonnesAsync(dus, annulation);
        foreach (var sien in dus.GroupBy(d => d.Terme.GestionnaireId))
        {
            var termes = sien.Select(d => d.Terme).ToList();
            var message = MessagesRegistre.TermesDeLaPersonne(termes);
            foreach (var lecteur in personnes.GetValueOrDefault(sien.Key, []))
            {
                Ecrire(lecteur, message, MessagesRegistre.EnBref(termes), "/compte", maintenant);
                messages++;
            }
        }
        if (departementCode is not null)
        {
            var termes = dus.Select(d => d.Terme).ToList();
            var nom = await db
                .Departements.Where(d => d.Code == departementCode)
                .Select(d => d.Nom + " (" + d.Code + ")")
                .SingleAsync(annulation);
            var message = MessagesRegistre.TermesDuDepartement(nom, termes);
            var phrase =
                $"{nom} : {Francais.Nombre(termes.Count, "échéance approche", "échéances approchent")} au registre.";
            foreach (var agent in await AgentsAsync(departementCode, annulation))
            {
                Ecrire(agent, message, phrase, "/direction/registre/echeances", maintenant);
                messages++;
            }
        }
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return messages;
    }

    private void Ecrire(
        Lecteur lecteur,
        MessageCompte message,
        string phrase,
        string lien,
        DateTime maintenant
    )
    {
        db.Courriels.Add(message.Pour(lecteur.Courriel, maintenant));
        if (lecteur.UtilisateurId is { } compte)
            db.Notifications.Add(
                new Notification
                {
                    UtilisateurId = compte,
                    Texte = phrase,
                    Lien = lien,
                    CreeeLe = maintenant,
                }
            );
    }

    /// <summary>The accounts that administer each entry; the mail of the registry where there is none.</summary>
    private async Task<Dictionary<int, List<Lecteur>>> PersonnesAsync(
        IReadOnlyList<Du> dus,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var ids = dus.Select(d => d.Terme.GestionnaireId).Distinct().ToList();
        var comptes = await db
            .DroitsGestionnaire.Where(d =>
                ids.Contains(d.GestionnaireId)
                && d.Administre
                && d.Du <= date
                && (d.Au == null || d.Au >= date)
                && d.Utilisateur!.Actif
            )
            .OrderBy(d => d.Id)
            .Select(d => new
            {
                d.GestionnaireId,
                d.UtilisateurId,
                d.Utilisateur!.Email,
            })
            .ToListAsync(annulation);
        var lecteurs = comptes
            .GroupBy(c => c.GestionnaireId)
            .ToDictionary(
                g => g.Key,
                g => g.Select(c => new Lecteur(c.UtilisateurId, c.Email!)).ToList()
            );
        var sansCompte = ids.Where(id => !lecteurs.ContainsKey(id)).ToList();
        var fiches = await db
            .Gestionnaires.Where(g => sansCompte.Contains(g.Id) && g.Courriel != null)
            .Select(g => new { g.Id, g.Courriel })
            .ToListAsync(annulation);
        foreach (var fiche in fiches)
            lecteurs[fiche.Id] = [new(null, fiche.Courriel!)];
        return lecteurs;
    }

    /// <summary>The agents of the département; those of its région where it has none.</summary>
    private async Task<IReadOnlyList<Lecteur>> AgentsAsync(
        string departementCode,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var droits = db.DroitsTerritoire.Where(t =>
            t.ApprouveLe != null
            && t.Du <= date
            && (t.Au == null || t.Au >= date)
            && t.Utilisateur!.Actif
            && t.Utilisateur.Role == Role.Direction
        );
        foreach (
            var niveau in new[]
            {
                droits.Where(t => t.DepartementCode == departementCode),
                droits.Where(t =>
                    db.Departements.Any(d =>
                        d.Code == departementCode && d.RegionCode == t.RegionCode
                    )
                ),
            }
        )
        {
            var agents = await niveau
                .Select(t => new { t.UtilisateurId, t.Utilisateur!.Email })
                .Distinct()
                .OrderBy(a => a.UtilisateurId)
                .ToListAsync(annulation);
            if (agents.Count > 0)
                return [.. agents.Select(a => new Lecteur(a.UtilisateurId, a.Email!))];
        }
        return [];
    }
}
