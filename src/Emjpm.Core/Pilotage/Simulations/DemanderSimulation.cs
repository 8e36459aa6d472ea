using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage.Simulations;

/// <summary>A simulation asked for by an agent of the territory: a long work, whose result its author reads for a week.</summary>
public sealed class DemanderSimulation(
    EmjpmDbContext db,
    TimeProvider horloge,
    Reveil reveil,
    LectureReleves releves,
    Simuler simuler,
    BaremeEnVigueur baremes
)
{
    /// <summary>Days the result is kept.</summary>
    public const int JoursGardes = 7;

    /// <summary>The id of the work; null when the territory is not one of the agent's.</summary>
    /// <exception cref="RegleMetierException">a value is out of bounds, or a simulation of the agent is not over</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        Scenario scenario,
        CancellationToken annulation
    )
    {
        if (await NomAsync(acteur, scenario, annulation) is not var (nom, departements))
            return null;
        scenario.Exiger(await baremes.LireAsync(annulation));
        await simuler.VerifierAsync(scenario, departements, annulation);
        var (auteur, genre) = (acteur.UtilisateurId, GenreTravail.Simulation.Nom);
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Travaux.AnyAsync(
                t =>
                    t.AuteurId == auteur
                    && t.Genre == genre
                    && (t.Etat == EtatTravail.EnAttente || t.Etat == EtatTravail.EnCours),
                annulation
            )
        )
            throw new RegleMetierException(
                "Votre simulation précédente n’est pas terminée : attendez-la, ou arrêtez-la."
            );
        var maintenant = horloge.Maintenant();
        var travail = db.Demander(
            acteur,
            GenreTravail.Simulation,
            $"Simulation, {nom}",
            JsonSerializer.Serialize(scenario),
            maintenant
        );
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "pilotage.simuler",
            "travail",
            travail.Id,
            details: $"{nom}, {Francais.Nombre(scenario.Besoins, "besoin")} au plus"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.SignalerTravail();
        return travail.Id;
    }

    /// <summary>Runs it; killed, it begins anew and gives the same result.</summary>
    internal async Task<string> FaireAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        var scenario = JsonSerializer.Deserialize<Scenario>(suivi.Travail.Parametres)!;
        if (await NomAsync(suivi.Acteur, scenario, annulation) is null)
            throw new RegleMetierException("Ce territoire n’est plus le vôtre.");
        var resultat = await simuler.ExecuterAsync(
            scenario,
            (fait, total) => suivi.AvancerAsync(fait, total),
            annulation
        );
        using var contenu = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(resultat));
        await suivi.RendreFichierAsync("simulation.json", "application/json", contenu);
        return $"{Francais.Nombre(resultat.Besoins, "besoin rejoué", "besoins rejoués")} sous quatre politiques.";
    }

    /// <summary>Name of the territory and its départements; null when it is not whole in that of the agent.</summary>
    private async Task<TerritoireDemande?> NomAsync(
        Acteur acteur,
        Scenario scenario,
        CancellationToken annulation
    )
    {
        if (
            !Territoire.Lire(scenario.Territoire, out var territoire)
            || territoire.Value.Niveau == NiveauReleve.Ressort
        )
            return null;
        var noms = await releves.NomsAsync(annulation);
        var departements = noms.Departements(territoire.Value);
        return
            noms.Existe(territoire.Value)
            && acteur.Territoire is { } sien
            && departements.All(sien.Couvre)
            ? new(noms.Nom(territoire.Value), departements)
            : null;
    }

    private sealed record TerritoireDemande(string Nom, IReadOnlyList<string> Departements);
}
