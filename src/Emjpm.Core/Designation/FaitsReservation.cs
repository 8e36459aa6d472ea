using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>An account of the gestionnaire that can sign in today.</summary>
/// <param name="Lieux">sites to which its rights are limited; empty means all</param>
internal sealed record CompteGestionnaire(
    int UtilisateurId,
    string? Courriel,
    bool RecoitReservations,
    IReadOnlyList<int> Lieux
);

/// <summary>What the court's side of a demand refers to, read in one query.</summary>
internal sealed record FaitsTribunal(
    string Nom,
    string DepartementCode,
    string CommuneCode,
    bool AvecCabinets,
    bool CabinetDuTribunal,
    string? CommuneDepartementCode,
    string? FinessRecherche,
    bool LieeDuTribunal,
    bool RgConnu,
    int? DejaCreee
)
{
    public static Task<FaitsTribunal> LireAsync(
        EmjpmDbContext db,
        int tribunalId,
        DemandeReservation d,
        string? rg,
        CancellationToken annulation
    ) =>
        db
            .Tribunaux.AsNoTracking()
            .Where(t => t.Id == tribunalId)
            .Select(t => new FaitsTribunal(
                t.Nom,
                t.DepartementCode,
                t.CommuneCode,
                t.Cabinets.Any(),
                t.Cabinets.Any(c => c.Id == d.CabinetId),
                db.Communes.Where(c => c.Code == d.CommuneCode)
                    .Select(c => c.DepartementCode)
                    .FirstOrDefault(),
                db.Recherches.Where(r =>
                        r.Id == d.RechercheId
                        && r.TribunalId == tribunalId
                        && r.CommuneCode == d.CommuneCode
                    )
                    .Select(r => r.EtablissementFiness)
                    .FirstOrDefault(),
                db.Reservations.Any(r => r.Id == d.LieeAId && r.TribunalId == tribunalId),
                rg != null
                    && (
                        db.Reservations.Any(r => r.TribunalId == tribunalId && r.NumeroRg == rg)
                        || db.Mesures.Any(m =>
                            m.TribunalId == tribunalId
                            && m.NumeroRg == rg
                            && m.Statut != StatutMesure.Retiree
                        )
                    ),
                db.Reservations.Where(r => r.JetonFormulaire == d.JetonFormulaire)
                    .Select(r => r.TribunalId == tribunalId ? (int?)r.Id : null)
                    .FirstOrDefault()
            ))
            .SingleAsync(annulation);
}

/// <summary>What the gestionnaire's side of a demand refers to, read in one query.</summary>
internal sealed record FaitsGestionnaire(
    int Id,
    string Nom,
    TypeGestionnaire Type,
    string? Courriel,
    string? Telephone,
    string LieuNom,
    string? LieuFiness,
    string? LieuContact,
    DateOnly LieuOuvertLe,
    DateOnly? LieuFermeLe,
    IReadOnlyList<HabilitationCandidat> Habilitations,
    IReadOnlyList<CompteGestionnaire> Comptes
)
{
    /// <summary>Null when there is no such gestionnaire, or the lieu is not one of its own.</summary>
    public static async Task<FaitsGestionnaire?> LireAsync(
        EmjpmDbContext db,
        DemandeReservation d,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var lu = await db
            .LieuxExercice.AsNoTracking()
            .Where(l => l.Id == d.LieuExerciceId && l.GestionnaireId == d.GestionnaireId)
            .Select(l => new
            {
                l.Gestionnaire!.Nom,
                l.Gestionnaire.Type,
                l.Gestionnaire.Courriel,
                l.Gestionnaire.Telephone,
                LieuNom = l.Nom,
                l.EtablissementFiness,
                l.ContactCourriel,
                l.OuvertLe,
                l.FermeLe,
                // The gestionnaire is said again: SQLite would read every habilitation and every account to join them.
                Habilitations = l
                    .Gestionnaire.Habilitations.Where(h => h.GestionnaireId == d.GestionnaireId)
                    .Select(h => new
                    {
                        Habilitation = h,
                        CommuneFiness = h.Etablissement!.CommuneCode,
                    })
                    .ToList(),
                Comptes = l
                    .Gestionnaire.Droits.Where(x =>
                        x.GestionnaireId == d.GestionnaireId
                        && x.Du <= date
                        && (x.Au == null || x.Au >= date)
                        && x.Utilisateur!.Actif
                    )
                    .Select(x => new CompteGestionnaire(
                        x.UtilisateurId,
                        x.Utilisateur!.Email,
                        x.RecoitReservations,
                        x.LieuxIds
                    ))
                    .ToList(),
            })
            .AsSingleQuery()
            .FirstOrDefaultAsync(annulation);
        return lu is null
            ? null
            : new FaitsGestionnaire(
                d.GestionnaireId,
                lu.Nom,
                lu.Type,
                lu.Courriel,
                lu.Telephone,
                lu.LieuNom,
                lu.EtablissementFiness,
                lu.ContactCourriel,
                lu.OuvertLe,
                lu.FermeLe,
                [
                    .. lu.Habilitations.Select(x => new HabilitationCandidat
                    {
                        DepartementCode = x.Habilitation.DepartementCode,
                        EtablissementFiness = x.Habilitation.EtablissementFiness,
                        EtablissementCommuneCode = x.CommuneFiness,
                        NaturesPermises = x.Habilitation.NaturesPermises,
                        Du = x.Habilitation.Du,
                        Au = x.Habilitation.Au,
                        SuspendueDu = x.Habilitation.SuspendueDu,
                        SuspendueAu = x.Habilitation.SuspendueAu,
                        RetireeLe = x.Habilitation.RetireeLe,
                    }),
                ],
                lu.Comptes
            );
    }

    /// <summary>The gestionnaire as the ranking judges it, at the lieu asked for; absences are judged when the place is taken.</summary>
    public CandidatGestionnaire Candidat(DemandeReservation d, string communeCode) =>
        new()
        {
            Id = Id,
            Nom = Nom,
            Type = Type,
            Habilitations = Habilitations,
            Lieux =
            [
                new CandidatLieu
                {
                    Id = d.LieuExerciceId,
                    Nom = LieuNom,
                    CommuneCode = communeCode,
                    CommuneNom = "",
                    EtablissementFiness = LieuFiness,
                },
            ],
        };
}
