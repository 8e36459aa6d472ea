using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The state of every row at the end of a day.</summary>
internal sealed class JourRecompte
{
    private readonly Recompte _faits;
    private readonly Dictionary<int, EtatMesure> _etats;
    private readonly Dictionary<int, int> _occupees;
    private readonly HashSet<int> _habilites;

    public JourRecompte(Recompte faits, DateOnly jour)
    {
        (_faits, Jour) = (faits, jour);
        Habilitations = faits.Habilitations.FindAll(h =>
            h.StatutLe(jour) == StatutHabilitation.Active
        );
        _habilites = [.. Habilitations.Select(h => h.GestionnaireId)];
        _etats = faits.Mesures.Where(EnCours).ToDictionary(m => m.Id, Etat);
        _occupees = faits
            .Mesures.Where(EnCours)
            .Select(m => m.LieuExerciceId!.Value)
            .Concat(faits.Reservations.Where(Attend).Select(r => r.LieuId))
            .CountBy(l => l)
            .ToDictionary();
    }

    public DateOnly Jour { get; }

    /// <summary>Those in force.</summary>
    public List<Habilitation> Habilitations { get; }

    /// <summary>What a territory counts, or of a gestionnaire in it.</summary>
    public VueRecompte Dans(Territoire territoire, int? gestionnaire = null) =>
        new(_faits, this, territoire, gestionnaire);

    public bool EstHabilite(int gestionnaire) => _habilites.Contains(gestionnaire);

    public bool EnCours(Mesure m) =>
        m.DateNomination <= Jour && (m.DateFin is null || m.DateFin > Jour);

    /// <summary>The situation of a mesure en cours.</summary>
    public EtatMesure EtatDe(Mesure m) => _etats[m.Id];

    public int Occupees(LieuExercice lieu) => _occupees.GetValueOrDefault(lieu.Id);

    public bool EstOuvert(LieuExercice l) =>
        l.OuvertLe <= Jour && (l.FermeLe is null || l.FermeLe > Jour);

    public int? Capacite(LieuExercice lieu) =>
        Releve(lieu) is { } c
            ? (c.Autorisee, c.Souhaitee) is ({ } a, { } s)
                ? Math.Min(a, s)
                : c.Autorisee ?? c.Souhaitee
            : null;

    public bool EstFrais(LieuExercice lieu) =>
        Releve(lieu)?.DeclareLe is { } le
        && Jour.DayNumber - Horloge.DateParis(le).DayNumber is >= 0 and <= 90;

    public int Libres(LieuExercice l) =>
        EstInterrompu(l) || Capacite(l) is not { } c ? 0 : Math.Max(0, c - Occupees(l));

    public bool EstInterrompu(LieuExercice lieu) =>
        _faits.Absences.Exists(a =>
            a.GestionnaireId == lieu.GestionnaireId
            && (a.LieuExerciceId is null || a.LieuExerciceId == lieu.Id)
            && a.Du <= Jour
            && (a.Au is null || a.Au >= Jour)
        );

    public bool FormationATerme(int gestionnaire)
    {
        var connus = _faits
            .Certificats.Where(c =>
                c.GestionnaireId == gestionnaire
                && Horloge.DateParis(c.DeposeeLe) <= Jour
                && (c.RetireeLe is not { } r || Horloge.DateParis(r) > Jour)
            )
            .ToList();
        return connus.Count > 0 && connus.TrueForAll(c => c.ValableJusquAu <= Jour.AddYears(1));
    }

    public bool Attend(Core.Designation.Reservation r)
    {
        var fin = r.Etat switch
        {
            Core.Designation.EtatReservation.Ouverte => r.OuverteLe,
            Core.Designation.EtatReservation.Declinee => r.RepondueLe,
            Core.Designation.EtatReservation.Annulee => r.AnnuleeLe,
            Core.Designation.EtatReservation.Expiree => r.ExpireeLe,
            _ => DateTime.MaxValue,
        };
        return Horloge.DateParis(r.CreeeLe) <= Jour
            && (fin == DateTime.MaxValue || (fin is { } f && Horloge.DateParis(f) > Jour));
    }

    public bool DansLAnnee(DateOnly date) => date <= Jour && date.AddYears(1) > Jour;

    public bool DansLAnnee(DateTime? instant) =>
        instant is { } i && DansLAnnee(Horloge.DateParis(i));

    public bool DansLeMois(DateOnly date) =>
        (date.Year, date.Month) == (Jour.Year, Jour.Month) && date <= Jour;

    private ReleveCapacite? Releve(LieuExercice lieu) =>
        _faits
            .Capacites[lieu.Id]
            .Where(c => c.Du <= Jour)
            .OrderBy(c => c.Du)
            .ThenBy(c => c.Id)
            .LastOrDefault();

    private EtatMesure Etat(Mesure m) =>
        m.Etats.Where(e => e.DateEffet <= Jour)
            .OrderBy(e => e.DateEffet)
            .ThenBy(e => e.Id)
            .LastOrDefault()
        ?? m.Etats.OrderBy(e => e.DateEffet).First();
}
