using Emjpm.Core.Data;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>Everything of one court that carries the same RG: live reservations and mesures, whoever holds them.</summary>
internal sealed class DossiersRg(
    IReadOnlyList<DossiersRg.Vivante> reservations,
    IReadOnlyList<DossiersRg.Existante> mesures
)
{
    internal sealed record Vivante(int Id, int GestionnaireId, string Nom, EtatReservation Etat);

    internal sealed record Existante(int Id, int GestionnaireId, string Nom, StatutMesure Statut);

    public static readonly DossiersRg Aucun = new([], []);

    public static async Task<DossiersRg> LireAsync(
        EmjpmDbContext db,
        int tribunalId,
        string rg,
        CancellationToken annulation
    ) =>
        new(
            await db
                .Reservations.Where(r =>
                    r.TribunalId == tribunalId
                    && r.NumeroRg == rg
                    && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
                )
                .OrderBy(r => r.Id)
                .Select(r => new Vivante(r.Id, r.GestionnaireId, r.Gestionnaire!.Nom, r.Etat))
                .ToListAsync(annulation),
            await db
                // Those withdrawn stop nothing, and their index leaves them out.
                .Mesures.Where(m =>
                    m.TribunalId == tribunalId
                    && m.NumeroRg == rg
                    && m.Statut != StatutMesure.Retiree
                )
                .OrderBy(m => m.Id)
                .Select(m => new Existante(m.Id, m.GestionnaireId, m.Gestionnaire!.Nom, m.Statut))
                .ToListAsync(annulation)
        );

    /// <summary>What stops the demand: the same gestionnaire has it already, or another has it and this is not an explicit co-designation.</summary>
    public ResultatReservation? Obstacle(DemandeReservation d)
    {
        if (reservations.FirstOrDefault(r => r.GestionnaireId == d.GestionnaireId) is { } vivante)
            return new ResultatReservation.DejaReservee(vivante.Id, vivante.Etat);
        if (
            mesures.FirstOrDefault(m =>
                m.GestionnaireId == d.GestionnaireId && m.Statut == StatutMesure.EnCours
            ) is
            { } enCours
        )
            return new ResultatReservation.MesureEnCours(enCours.Id);
        if (d.ConfirmerAutreGestionnaire || reservations.Any(r => r.Id == d.LieeAId))
            return null;
        List<DossierMemeRg> autres =
        [
            .. reservations.Select(r => new DossierMemeRg(r.Id, null, r.Nom, r.Etat.Libelle())),
            .. mesures
                .Where(m => m.Statut == StatutMesure.EnCours)
                .Select(m => new DossierMemeRg(null, m.Id, m.Nom, "mesure en cours")),
        ];
        return autres.Count == 0 ? null : new ResultatReservation.AutreGestionnaire(autres);
    }

    /// <summary>The live reservation of another gestionnaire; null when there is none.</summary>
    public int? AutreReservation(int gestionnaireId) =>
        reservations.FirstOrDefault(r => r.GestionnaireId != gestionnaireId)?.Id;

    /// <summary>The closed mesure of this gestionnaire, to reopen; null when there is none.</summary>
    public int? ARouvrir(int gestionnaireId) =>
        mesures
            .FirstOrDefault(m =>
                m.GestionnaireId == gestionnaireId && m.Statut == StatutMesure.Eteinte
            )
            ?.Id;
}
