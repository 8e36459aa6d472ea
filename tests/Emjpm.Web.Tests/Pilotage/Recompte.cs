using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>
/// The figures of a day counted again the plain way, one question at a time over every row: slow, and without a line in common with
/// the code it checks.
/// </summary>
internal sealed class Recompte
{
    private List<Mesure> _mesures = [];
    private List<Reservation> _reservations = [];
    private List<LieuExercice> _lieux = [];
    private List<Habilitation> _habilitations = [];
    private List<Indisponibilite> _absences = [];
    private List<ReleveCapacite> _capacites = [];

    public static async Task<Recompte> LireAsync(EmjpmDbContext db) =>
        new()
        {
            _mesures = await db
                .Mesures.AsNoTracking()
                .Include(m => m.Etats)
                .Include(m => m.Tribunal)
                .Where(m => m.Statut != StatutMesure.Retiree)
                .ToListAsync(),
            _reservations = await db
                .Reservations.AsNoTracking()
                .Include(r => r.Tribunal)
                .ToListAsync(),
            _lieux = await db
                .LieuxExercice.AsNoTracking()
                .Include(l => l.Commune!.Departement)
                .Include(l => l.Gestionnaire)
                .ToListAsync(),
            _habilitations = await db
                .Habilitations.AsNoTracking()
                .Include(h => h.Departement)
                .Include(h => h.Gestionnaire)
                .ToListAsync(),
            _absences = await db.Indisponibilites.AsNoTracking().ToListAsync(),
            _capacites = await db.RelevesCapacite.AsNoTracking().ToListAsync(),
        };

    public int Compter(Grandeur grandeur, Territoire territoire, DateOnly jour)
    {
        var habilites = _habilitations
            .Where(h => h.StatutLe(jour) == StatutHabilitation.Active)
            .Select(h => h.GestionnaireId)
            .ToHashSet();
        var mesures = _mesures.Where(m =>
            Dans(m.LieuExerciceId!.Value, m.Tribunal?.Code, territoire)
            && habilites.Contains(m.GestionnaireId)
        );
        bool EnCours(Mesure m) =>
            m.DateNomination <= jour && (m.DateFin is null || m.DateFin > jour);
        var enCours = mesures.Where(EnCours).ToList();
        var reservations = _reservations
            .Where(r =>
                Dans(r.LieuId, r.Tribunal!.Code, territoire) && habilites.Contains(r.GestionnaireId)
            )
            .ToList();
        bool Annee(DateTime? instant) => instant is { } i && DansLAnnee(Horloge.DateParis(i), jour);
        var sites = _lieux
            .Where(l =>
                territoire.Niveau != NiveauReleve.Ressort
                && Dans(l.Id, null, territoire)
                && habilites.Contains(l.GestionnaireId)
                && l.OuvertLe <= jour
                && (l.FermeLe is null || l.FermeLe > jour)
            )
            .ToList();
        return grandeur switch
        {
            Grandeur.EnCours => enCours.Count,
            Grandeur.Tutelle => enCours.Count(m => Etat(m, jour).Nature == NatureMesure.Tutelle),
            Grandeur.CuratelleSimple => enCours.Count(m =>
                Etat(m, jour).Nature == NatureMesure.CuratelleSimple
            ),
            Grandeur.Domicile => enCours.Count(m => Etat(m, jour).LieuVie == LieuVie.Domicile),
            Grandeur.ChampBiens => enCours.Count(m =>
                Etat(m, jour).Champ == ChampMesure.ProtectionBien
            ),
            Grandeur.Femmes => enCours.Count(m => m.Civilite == Civilite.Madame),
            Grandeur.De75A84Ans => enCours.Count(m =>
                jour.Year - m.AnneeNaissance is >= 75 and <= 84
            ),
            Grandeur.EcheancesDepassees => enCours.Count(m =>
                m.Echeance < jour && (m.DateDerniereDecision ?? m.DateNomination) <= jour
            ),
            Grandeur.Entrees12Mois => mesures.Count(m => DansLAnnee(m.DateNomination, jour)),
            Grandeur.Sorties12Mois => mesures.Count(m =>
                m.DateFin is { } fin && DansLAnnee(fin, jour)
            ),
            Grandeur.EntreesDuMois => mesures.Count(m => DansLeMois(m.DateNomination, jour)),
            Grandeur.SortiesDuMois => mesures.Count(m =>
                m.DateFin is { } fin && DansLeMois(fin, jour)
            ),
            Grandeur.EcheancesDuMois => mesures.Count(m =>
                m.Echeance is { } terme
                && DansLeMois(terme, jour)
                && Decidee(m) <= terme
                && !(m.DateFin <= terme)
            ),
            Grandeur.Echeances6Mois => enCours.Count(m => Attendue(m, jour, 6)),
            Grandeur.Echeances24Mois => enCours.Count(m => Attendue(m, jour, 24)),
            Grandeur.Reservations12Mois => reservations.Count(r => Annee(r.CreeeLe)),
            Grandeur.Refusees12Mois => reservations.Count(r =>
                r.MotifRefus is not null && Annee(r.RepondueLe)
            ),
            Grandeur.EnAttente => reservations.Count(r => Attend(r, jour)),
            Grandeur.Lieux => sites.Count,
            Grandeur.Capacite => sites.Sum(l => Capacite(l, jour) ?? 0),
            Grandeur.PlacesLibres => sites.Sum(l =>
                Interrompu(l, jour) || Capacite(l, jour) is not { } c
                    ? 0
                    : Math.Max(0, c - Occupees(l, jour))
            ),
            Grandeur.Surcapacite => sites.Sum(l =>
                Capacite(l, jour) is { } c ? Math.Max(0, Occupees(l, jour) - c) : 0
            ),
            Grandeur.Individuels => Mandataires(TypeGestionnaire.Individuel, territoire, jour),
            Grandeur.Services => Mandataires(TypeGestionnaire.Service, territoire, jour),
            Grandeur.EnCoursHorsHabilitation => _mesures.Count(m =>
                Dans(m.LieuExerciceId!.Value, m.Tribunal?.Code, territoire)
                && !habilites.Contains(m.GestionnaireId)
                && EnCours(m)
            ),
            _ => throw new NotSupportedException($"{grandeur} is not counted again."),
        };
    }

    private static bool DansLeMois(DateOnly date, DateOnly jour) =>
        (date.Year, date.Month) == (jour.Year, jour.Month) && date <= jour;

    private static DateOnly Decidee(Mesure m) =>
        m.DateDerniereDecision is { } d && d > m.DateNomination ? d : m.DateNomination;

    private static bool Attendue(Mesure m, DateOnly jour, int mois) =>
        m.Echeance is { } terme
        && terme > jour
        && terme.AddMonths(-mois) <= jour
        && Decidee(m) <= jour;

    private int Mandataires(TypeGestionnaire type, Territoire territoire, DateOnly jour)
    {
        var actives = _habilitations.Where(h =>
            h.StatutLe(jour) == StatutHabilitation.Active && h.Gestionnaire!.Type == type
        );
        if (territoire.Niveau != NiveauReleve.Ressort)
            return actives
                .Where(h => EstDans(h.Departement!, territoire))
                .Select(h => h.GestionnaireId)
                .Distinct()
                .Count();
        return actives
            .Select(h => h.GestionnaireId)
            .Distinct()
            .Count(g =>
                _mesures.Exists(m =>
                    m.GestionnaireId == g
                    && m.Tribunal?.Code == territoire.Code
                    && m.DateNomination <= jour
                    && (m.DateFin is null || m.DateFin > jour)
                )
            );
    }

    private bool Dans(int lieu, string? tribunal, Territoire territoire) =>
        territoire.Niveau == NiveauReleve.Ressort
            ? tribunal == territoire.Code
            : EstDans(_lieux.Single(l => l.Id == lieu).Commune!.Departement!, territoire);

    private static bool EstDans(Departement departement, Territoire territoire) =>
        territoire.Niveau switch
        {
            NiveauReleve.France => true,
            NiveauReleve.Region => departement.RegionCode == territoire.Code,
            _ => departement.Code == territoire.Code,
        };

    private static EtatMesure Etat(Mesure m, DateOnly jour) =>
        m.Etats.Where(e => e.DateEffet <= jour)
            .OrderBy(e => e.DateEffet)
            .ThenBy(e => e.Id)
            .LastOrDefault()
        ?? m.Etats.OrderBy(e => e.DateEffet).First();

    private int Occupees(LieuExercice lieu, DateOnly jour) =>
        _mesures.Count(m =>
            m.LieuExerciceId == lieu.Id
            && m.DateNomination <= jour
            && (m.DateFin is null || m.DateFin > jour)
        ) + _reservations.Count(r => r.LieuId == lieu.Id && Attend(r, jour));

    private int? Capacite(LieuExercice lieu, DateOnly jour) =>
        _capacites
            .Where(c => c.LieuId == lieu.Id && c.Du <= jour)
            .OrderBy(c => c.Du)
            .ThenBy(c => c.Id)
            .LastOrDefault()
            is { } c
            ? (c.Autorisee, c.Souhaitee) is ({ } a, { } s)
                ? Math.Min(a, s)
                : c.Autorisee ?? c.Souhaitee
            : null;

    private bool Interrompu(LieuExercice lieu, DateOnly jour) =>
        _absences.Exists(a =>
            a.GestionnaireId == lieu.GestionnaireId
            && (a.LieuExerciceId is null || a.LieuExerciceId == lieu.Id)
            && a.Du <= jour
            && (a.Au is null || a.Au >= jour)
        );

    private static bool Attend(Reservation r, DateOnly jour)
    {
        var fin = r.Etat switch
        {
            EtatReservation.Ouverte => r.OuverteLe,
            EtatReservation.Declinee => r.RepondueLe,
            EtatReservation.Annulee => r.AnnuleeLe,
            EtatReservation.Expiree => r.ExpireeLe,
            _ => DateTime.MaxValue,
        };
        return Horloge.DateParis(r.CreeeLe) <= jour
            && (fin == DateTime.MaxValue || (fin is { } f && Horloge.DateParis(f) > jour));
    }

    private static bool DansLAnnee(DateOnly date, DateOnly jour) =>
        date <= jour && date.AddYears(1) > jour;
}
