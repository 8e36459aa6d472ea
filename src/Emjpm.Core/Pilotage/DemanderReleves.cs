using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>The figures of a past period counted again, asked for by an administrator: a long work, which goes on where it stopped.</summary>
public sealed class DemanderReleves(
    EmjpmDbContext db,
    TimeProvider horloge,
    Reveil reveil,
    EtablirReleves etablir
)
{
    /// <summary>Longest period at once, days.</summary>
    public const int JoursMaximum = 3_660;

    private sealed record Demande(DateOnly Du, DateOnly Au, bool Refaire);

    /// <summary>Asks for the days from one to another.</summary>
    /// <param name="refaire">counts again the days already kept too; false: those that miss only</param>
    /// <exception cref="RegleMetierException">a day is missing, the period cannot be, or such a work is not over</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        DateOnly? premier,
        DateOnly? dernier,
        bool refaire,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        if (premier is not { } du)
            throw new RegleMetierException("Saisissez le premier jour.", "Du");
        if (dernier is not { } au)
            throw new RegleMetierException("Saisissez le dernier jour.", "Au");
        var nombre = EtablirReleves.Jours(du, au).Count;
        etablir.ExigerPeriode(du, au);
        if (nombre > JoursMaximum)
            throw new RegleMetierException(
                $"Demandez au plus {Francais.Nombre(JoursMaximum, "jour")} à la fois."
            );
        var genre = GenreTravail.Releves.Nom;
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Travaux.AnyAsync(
                t =>
                    t.Genre == genre
                    && (t.Etat == EtatTravail.EnAttente || t.Etat == EtatTravail.EnCours),
                annulation
            )
        )
            throw new RegleMetierException(
                "Des chiffres sont déjà en train d’être établis : attendez la fin, ou arrêtez ce travail."
            );
        var maintenant = horloge.Maintenant();
        var intitule =
            $"Chiffres du {Francais.Date(du)} au {Francais.Date(au)}{(refaire ? ", recomptés" : "")}";
        var travail = db.Demander(
            acteur,
            GenreTravail.Releves,
            intitule,
            JsonSerializer.Serialize(new Demande(du, au, refaire)),
            maintenant
        );
        travail.Total = nombre;
        await db.SaveChangesAsync(annulation);
        db.Tracer(maintenant, acteur, "releves.demander", "travail", travail.Id, details: intitule);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.SignalerTravail();
        return travail.Id;
    }

    /// <summary>Does it. A day is a transaction: what a dead node had done is not done again.</summary>
    internal async Task<string> FaireAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        var demande = JsonSerializer.Deserialize<Demande>(suivi.Travail.Parametres)!;
        var jours = EtablirReleves.Jours(demande.Du, demande.Au);
        // Days that miss are found again by themselves; those to count again are told by the progress of the run that died. It is
        // written with some delay: the last ones may be counted twice, and are then found the same.
        var faits = demande.Refaire ? Math.Min(suivi.Travail.Fait, jours.Count - 1) : 0;
        var bilan = await etablir.EtablirAsync(
            [.. jours.Skip(faits)],
            demande.Refaire,
            a => suivi.AvancerAsync(faits + (int)a.Fait, faits + (int)a.Total),
            annulation
        );
        return $"{bilan.Phrase}.";
    }
}
