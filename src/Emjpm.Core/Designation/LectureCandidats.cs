using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// Reads the candidates of a need in three queries, whatever the number of mesures: those with a habilitation for the
/// département of the person, those who work there without one, and those who wish for this court. The last two are
/// read so that their exclusion can be named.
/// </summary>
public sealed class LectureCandidats(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The candidates of <paramref name="besoin"/>, as they are at this second.</summary>
    public async Task<IReadOnlyList<CandidatGestionnaire>> LireAsync(
        Besoin besoin,
        CancellationToken annulation
    )
    {
        var (departement, tribunal, date) = (
            besoin.DepartementCode,
            besoin.TribunalId,
            besoin.Date
        );
        // By their ids, not by three conditions on each: the whole registry was read to keep the few of a département.
        var concernes = db
            .Habilitations.Where(h => h.DepartementCode == departement)
            .Select(h => h.GestionnaireId)
            .Union(
                db.TribunauxSouhaites.Where(t => t.TribunalId == tribunal)
                    .Select(t => t.GestionnaireId)
            )
            .Union(
                db.LieuxExercice.Where(l => l.Commune!.DepartementCode == departement)
                    .Select(l => l.GestionnaireId)
            );
        var gestionnaires = db.Gestionnaires.AsNoTracking().Where(g => concernes.Contains(g.Id));
        return await LireAsync(gestionnaires, departement, tribunal, date, annulation);
    }

    /// <summary>One gestionnaire as the ranking would see it for <paramref name="besoin"/>; null when it does not exist.</summary>
    public async Task<CandidatGestionnaire?> LireUnAsync(
        Besoin besoin,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        (
            await LireAsync(
                db.Gestionnaires.AsNoTracking().Where(g => g.Id == gestionnaireId),
                besoin.DepartementCode,
                besoin.TribunalId,
                besoin.Date,
                annulation
            )
        ).SingleOrDefault();

    private async Task<IReadOnlyList<CandidatGestionnaire>> LireAsync(
        IQueryable<Gestionnaire> gestionnaires,
        string departement,
        int tribunal,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var depuis90Jours = horloge.Maintenant().AddDays(-90);
        // One row per gestionnaire and habilitation for this département (seldom more than one each).
        var lignes = await gestionnaires
            .Designables()
            .SelectMany(
                g => g.Habilitations.Where(h => h.DepartementCode == departement).DefaultIfEmpty(),
                (g, h) =>
                    new
                    {
                        g.Id,
                        g.Nom,
                        g.Type,
                        g.Civilite,
                        g.Courriel,
                        g.Telephone,
                        g.Langues,
                        g.Accompagnements,
                        g.NaturesAcceptees,
                        g.DeplacementMaxKm,
                        g.Experience,
                        g.ReponsesNombre,
                        g.ReponsesHeures,
                        SouhaiteTribunal = g.TribunauxSouhaites.Any(t => t.TribunalId == tribunal),
                        // Counted rather than asked whether there is one: PostgreSQL would read every account to answer that.
                        Comptes = g.Droits.Count(d =>
                            d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                        ),
                        EnAttenteReponse = db.Reservations.Count(r =>
                            r.GestionnaireId == g.Id && r.Etat == EtatReservation.EnAttente
                        ),
                        Derniere = db
                            .Reservations.Where(r =>
                                r.GestionnaireId == g.Id && r.TribunalId == tribunal
                            )
                            .Max(r => (DateTime?)r.CreeeLe),
                        Recentes = db.Reservations.Count(r =>
                            r.GestionnaireId == g.Id
                            && r.TribunalId == tribunal
                            && r.CreeeLe >= depuis90Jours
                        ),
                        Habilitation = h == null
                            ? null
                            : new
                            {
                                h.DepartementCode,
                                h.EtablissementFiness,
                                EtablissementCommune = h.Etablissement == null
                                    ? null
                                    : h.Etablissement.CommuneCode,
                                h.NaturesPermises,
                                h.Du,
                                h.Au,
                                h.SuspendueDu,
                                h.SuspendueAu,
                                h.RetireeLe,
                            },
                    }
            )
            .ToListAsync(annulation);

        var ids = lignes.Select(l => l.Id).Distinct().ToList();
        var lieux = await db
            .LieuxExercice.AsNoTracking()
            .Where(l =>
                ids.Contains(l.GestionnaireId)
                && l.OuvertLe <= date
                && (l.FermeLe == null || l.FermeLe > date)
            )
            .Select(l => new
            {
                l.GestionnaireId,
                l.Id,
                l.Nom,
                l.CommuneCode,
                CommuneNom = l.Commune!.Nom,
                l.Latitude,
                l.Longitude,
                l.Precision,
                l.Capacite,
                l.EnCours,
                l.EnAttente,
                l.DeclareLe,
                l.DeclareCanal,
                l.EtablissementFiness,
                l.ZoneCommunes,
                l.ZoneEpcis,
                l.ZoneRayonKm,
            })
            .ToListAsync(annulation);
        var indisponibilites = await db
            .Indisponibilites.AsNoTracking()
            .Where(i => ids.Contains(i.GestionnaireId) && (i.Au == null || i.Au >= date))
            .Select(i => new
            {
                i.GestionnaireId,
                i.Du,
                i.Au,
                i.LieuExerciceId,
                i.Motif,
                i.EstSuspension,
            })
            .ToListAsync(annulation);

        var lieuxPar = lieux.ToLookup(
            l => l.GestionnaireId,
            l => new CandidatLieu
            {
                Id = l.Id,
                Nom = l.Nom,
                CommuneCode = l.CommuneCode,
                CommuneNom = l.CommuneNom,
                Position = Position.Lire(
                    l.Latitude,
                    l.Longitude,
                    l.Precision == PrecisionPosition.Approchee
                ),
                Capacite = l.Capacite,
                EnCours = l.EnCours,
                EnAttente = l.EnAttente,
                DeclareLe = l.DeclareLe,
                DeclareCanal = l.DeclareCanal?.Libelle(),
                EtablissementFiness = l.EtablissementFiness,
                ZoneCommunes = l.ZoneCommunes,
                ZoneEpcis = l.ZoneEpcis,
                ZoneRayonKm = l.ZoneRayonKm,
            }
        );
        var indisponibilitesPar = indisponibilites.ToLookup(
            i => i.GestionnaireId,
            i => new IndisponibiliteCandidat(i.Du, i.Au, i.LieuExerciceId, i.Motif, i.EstSuspension)
        );
        return
        [
            .. lignes
                .GroupBy(l => l.Id)
                .Select(groupe =>
                {
                    var g = groupe.First();
                    return new CandidatGestionnaire
                    {
                        Id = g.Id,
                        Nom = g.Nom,
                        Type = g.Type,
                        Civilite = g.Civilite,
                        Email = g.Courriel,
                        Telephone = g.Telephone,
                        Habilitations =
                        [
                            .. groupe
                                .Where(l => l.Habilitation is not null)
                                .Select(l => new HabilitationCandidat
                                {
                                    DepartementCode = l.Habilitation!.DepartementCode,
                                    EtablissementFiness = l.Habilitation.EtablissementFiness,
                                    EtablissementCommuneCode = l.Habilitation.EtablissementCommune,
                                    NaturesPermises = l.Habilitation.NaturesPermises,
                                    Du = l.Habilitation.Du,
                                    Au = l.Habilitation.Au,
                                    SuspendueDu = l.Habilitation.SuspendueDu,
                                    SuspendueAu = l.Habilitation.SuspendueAu,
                                    RetireeLe = l.Habilitation.RetireeLe,
                                }),
                        ],
                        Indisponibilites = [.. indisponibilitesPar[g.Id]],
                        CompteActif = g.Comptes > 0,
                        TribunauxSouhaites = g.SouhaiteTribunal ? [tribunal] : [],
                        Accompagnements = g.Accompagnements,
                        Langues = g.Langues,
                        NaturesAcceptees = g.NaturesAcceptees,
                        DeplacementMaxKm = g.DeplacementMaxKm,
                        Experience = Experience.Lire(g.Experience),
                        ReponsesNombre = g.ReponsesNombre,
                        ReponsesHeuresTotal = g.ReponsesHeures,
                        EnAttenteReponse = g.EnAttenteReponse,
                        Lieux = [.. lieuxPar[g.Id]],
                        DerniereDesignationParTribunal = g.Derniere,
                        DesignationsTribunal90j = g.Recentes,
                    };
                }),
        ];
    }
}
