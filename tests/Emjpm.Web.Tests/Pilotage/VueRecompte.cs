using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>Every indicator of the dictionary, by its code, counted from the rows of a territory or of a gestionnaire in it.</summary>
internal sealed class VueRecompte
{
    private readonly Recompte _faits;
    private readonly JourRecompte _jour;
    private readonly Territoire _territoire;
    private readonly List<Mesure> _toutes;
    private readonly List<Mesure> _mesures;
    private readonly List<Mesure> _enCours;
    private readonly List<Reservation> _reservations;
    private readonly List<LieuExercice> _lieux;
    private readonly List<Habilitation> _habilitations;

    public VueRecompte(Recompte faits, JourRecompte jour, Territoire territoire, int? gestionnaire)
    {
        (_faits, _jour, _territoire) = (faits, jour, territoire);
        bool Sien(int id) => gestionnaire is null || id == gestionnaire;
        _toutes = faits.Mesures.FindAll(m =>
            Sien(m.GestionnaireId) && Dans(m.LieuExerciceId!.Value, m.Tribunal?.Code)
        );
        _mesures = _toutes.FindAll(m => jour.EstHabilite(m.GestionnaireId));
        _enCours = _mesures.FindAll(jour.EnCours);
        _reservations = faits.Reservations.FindAll(r =>
            Sien(r.GestionnaireId)
            && jour.EstHabilite(r.GestionnaireId)
            && Dans(r.LieuId, r.Tribunal!.Code)
        );
        _lieux =
            territoire.Niveau == NiveauReleve.Ressort
                ? []
                :
                [
                    .. faits.Lieux.Values.Where(l =>
                        Sien(l.GestionnaireId)
                        && jour.EstHabilite(l.GestionnaireId)
                        && jour.EstOuvert(l)
                        && EstDans(l.Commune!.Departement!)
                    ),
                ];
        _habilitations = jour.Habilitations.FindAll(h =>
            Sien(h.GestionnaireId)
            && (
                territoire.Niveau == NiveauReleve.Ressort
                    ? _enCours.Exists(m => m.GestionnaireId == h.GestionnaireId)
                    : EstDans(h.Departement!)
            )
        );
    }

    /// <exception cref="NotSupportedException">the dictionary has an indicator that is not counted again here</exception>
    public double? Valeur(string indicateur) =>
        indicateur switch
        {
            "mesures" => _enCours.Count,
            "entrees" => _mesures.Count(m => _jour.DansLAnnee(m.DateNomination)),
            "sorties" => _mesures.Count(m => m.DateFin is { } f && _jour.DansLAnnee(f)),
            "echeances-depassees" => Depassees,
            "echeances-a-venir" => _enCours.Count(m => Attendue(m, 12)),
            "part-echeances" => Quotient(Depassees, _enCours.Count),
            "hors-habilitation" => _toutes.Count(m =>
                !_jour.EstHabilite(m.GestionnaireId) && _jour.EnCours(m)
            ),
            "places" => SiConnue(Places(null)),
            "places-individuels" => SiConnue(Places(TypeGestionnaire.Individuel)),
            "places-preposes" => SiConnue(Places(TypeGestionnaire.Prepose)),
            "places-services" => SiConnue(Places(TypeGestionnaire.Service)),
            "surcapacite" => SiConnue(
                Dotes.Sum(l => Math.Max(0, _jour.Occupees(l) - _jour.Capacite(l)!.Value))
            ),
            "capacite" => SiConnue(Capacite(null)),
            "capacite-individuels" => SiConnue(Capacite(TypeGestionnaire.Individuel)),
            "capacite-preposes" => SiConnue(Capacite(TypeGestionnaire.Prepose)),
            "capacite-services" => SiConnue(Capacite(TypeGestionnaire.Service)),
            "solde" => SiConnue(Capacite(null) - Dotes.Sum(_jour.Occupees)),
            "occupation" => Quotient(Dotes.Sum(_jour.Occupees), Capacite(null)),
            "lieux-surcapacite" => Dotes.Count(l => _jour.Occupees(l) > _jour.Capacite(l)),
            "lieux-sans-capacite" => _lieux.Count - Dotes.Count,
            "lieux-interrompus" => _lieux.Count(_jour.EstInterrompu),
            "charge" => Quotient(Dotes.Sum(_jour.Occupees), Dotes.Count),
            "fraicheur" => Quotient(_lieux.Count(_jour.EstFrais), _lieux.Count),
            "attente" => _reservations.Count(_jour.Attend),
            "reservations" => _reservations.Count(r => _jour.DansLAnnee(r.CreeeLe)),
            "confirmees" => Confirmees,
            "refusees" => Refusees,
            "expirees" => Expirees,
            "annulees" => Annulees,
            "ouvertes" => Ouvertes.Count,
            "confirmation" => Quotient(Confirmees, Confirmees + Refusees + Expirees),
            "aboutissement" => Quotient(
                Ouvertes.Count,
                Ouvertes.Count + Refusees + Annulees + Expirees
            ),
            "delai-reponse" => Quotient(
                Repondues.Sum(r => Heures(r.CreeeLe, r.RepondueLe)),
                24.0 * Repondues.Count
            ),
            "delai-ouverture" => Quotient(
                Ouvertes.Sum(r => Heures(r.CreeeLe, r.OuverteLe)),
                24.0 * Ouvertes.Count
            ),
            "mandataires" => Gens(null),
            "individuels" => Gens(TypeGestionnaire.Individuel),
            "preposes" => Gens(TypeGestionnaire.Prepose),
            "services" => Gens(TypeGestionnaire.Service),
            "fins-habilitation" => _habilitations.Count(h => h.Au <= _jour.Jour.AddYears(1)),
            "formations" => _habilitations
                .Select(h => h.GestionnaireId)
                .Distinct()
                .Count(_jour.FormationATerme),
            "mesures-adultes" => Quotient(1_000.0 * _enCours.Count, Adultes),
            "mandataires-habitants" => Quotient(100_000.0 * Gens(null), Habitants),
            "dispersion" => Dispersion,
            "distance" => Quotient(Distances.Sum(), Distances.Count),
            _ => throw new NotSupportedException($"{indicateur} is not counted again."),
        };

    /// <summary>How many mesures en cours are of a part.</summary>
    public int Part(string ventilation, string part) =>
        _enCours.Count(m =>
            part
            == ventilation switch
            {
                "nature" => _jour.EtatDe(m).Nature.Handle(),
                "champ" => _jour.EtatDe(m).Champ?.Handle() ?? "inconnu",
                "lieu-vie" => _jour.EtatDe(m).LieuVie?.Handle() ?? "inconnu",
                "civilite" => m.Civilite == Civilite.Madame ? "femmes" : "hommes",
                "age" => (_jour.Jour.Year - m.AnneeNaissance) switch
                {
                    >= 85 => "85_et_plus",
                    >= 75 => "75_84",
                    >= 60 => "60_74",
                    >= 40 => "40_59",
                    _ => "moins_de_40",
                },
                "anciennete" => m.DateNomination switch
                {
                    var n when n.AddYears(10) <= _jour.Jour => "10_et_plus",
                    var n when n.AddYears(5) <= _jour.Jour => "5_9",
                    var n when n.AddYears(3) <= _jour.Jour => "3_4",
                    var n when n.AddYears(1) <= _jour.Jour => "1_2",
                    _ => "moins_d_un_an",
                },
                "type" => _faits.Lieux[m.LieuExerciceId!.Value].Gestionnaire!.Type switch
                {
                    TypeGestionnaire.Individuel => "individuels",
                    TypeGestionnaire.Prepose => "preposes",
                    _ => "services",
                },
                _ => throw new NotSupportedException($"{ventilation} is not counted again."),
            }
        );

    /// <summary>The counts that only forecasts read.</summary>
    public int Compter(Grandeur grandeur) =>
        grandeur switch
        {
            Grandeur.EntreesDuMois => _mesures.Count(m => _jour.DansLeMois(m.DateNomination)),
            Grandeur.SortiesDuMois => _mesures.Count(m =>
                m.DateFin is { } fin && _jour.DansLeMois(fin)
            ),
            Grandeur.EcheancesDuMois => _mesures.Count(m =>
                m.Echeance is { } terme
                && _jour.DansLeMois(terme)
                && Decidee(m) <= terme
                && !(m.DateFin <= terme)
            ),
            Grandeur.Echeances6Mois => _enCours.Count(m => Attendue(m, 6)),
            Grandeur.Echeances24Mois => _enCours.Count(m => Attendue(m, 24)),
            _ => throw new NotSupportedException($"{grandeur} is not counted again."),
        };

    private int Depassees =>
        _enCours.Count(m =>
            m.Echeance < _jour.Jour && (m.DateDerniereDecision ?? m.DateNomination) <= _jour.Jour
        );

    /// <summary>Sites whose capacity is known.</summary>
    private List<LieuExercice> Dotes => _lieux.FindAll(l => _jour.Capacite(l) is not null);

    private List<Reservation> Repondues =>
        _reservations.FindAll(r => _jour.DansLAnnee(r.RepondueLe));

    private int Refusees => Repondues.Count(r => r.MotifRefus is not null);

    private int Confirmees => Repondues.Count - Refusees;

    private int Expirees =>
        _reservations.Count(r =>
            r.Etat == EtatReservation.Expiree && _jour.DansLAnnee(r.ExpireeLe)
        );

    private int Annulees =>
        _reservations.Count(r =>
            r.Etat == EtatReservation.Annulee && _jour.DansLAnnee(r.AnnuleeLe)
        );

    private List<Reservation> Ouvertes =>
        _reservations.FindAll(r =>
            r.Etat == EtatReservation.Ouverte && _jour.DansLAnnee(r.OuverteLe)
        );

    private List<double> Distances =>
        [
            .. from m in _enCours
            let site = _faits.Lieux[m.LieuExerciceId!.Value]
            let commune = _jour.EtatDe(m).CommuneCode is { } code ? _faits.Communes[code] : null
            let ici = Position.Lire(site.Latitude, site.Longitude, false)
            let vie = Position.Lire(commune?.Latitude, commune?.Longitude, true)
            where ici is not null && vie is not null
            select Math.Round(ici.DistanceKm(vie)),
        ];

    private double? Dispersion
    {
        get
        {
            var taux = Dotes
                .Where(l => _jour.Capacite(l) > 0)
                .Select(l => Math.Round(100.0 * _jour.Occupees(l) / _jour.Capacite(l)!.Value))
                .Select(t => Math.Min(200, t))
                .ToList();
            return taux.Count < 2
                ? null
                : Math.Sqrt(taux.Average(t => Math.Pow(t - taux.Average(), 2)));
        }
    }

    private int Adultes => Somme(_faits.Adultes);

    private int Habitants => Somme(_faits.Habitants);

    private int Somme(Dictionary<string, int> parDepartement) =>
        _faits.Departements.Where(EstDans).Sum(d => parDepartement.GetValueOrDefault(d.Code));

    private int Places(TypeGestionnaire? type) => DuType(type).Sum(_jour.Libres);

    private int Capacite(TypeGestionnaire? type) => DuType(type).Sum(l => _jour.Capacite(l) ?? 0);

    private IEnumerable<LieuExercice> DuType(TypeGestionnaire? type) =>
        _lieux.Where(l => type is null || l.Gestionnaire!.Type == type);

    private int Gens(TypeGestionnaire? type) =>
        _habilitations
            .Where(h => type is null || h.Gestionnaire!.Type == type)
            .Select(h => h.GestionnaireId)
            .Distinct()
            .Count();

    /// <summary>Where no capacity at all is known, neither is what is left of it.</summary>
    private double? SiConnue(int valeur) => _lieux.Count > 0 && Dotes.Count == 0 ? null : valeur;

    private bool Attendue(Mesure m, int mois) =>
        m.Echeance is { } terme
        && terme > _jour.Jour
        && terme.AddMonths(-mois) <= _jour.Jour
        && Decidee(m) <= _jour.Jour;

    private static DateOnly Decidee(Mesure m) =>
        m.DateDerniereDecision is { } d && d > m.DateNomination ? d : m.DateNomination;

    private static double Heures(DateTime debut, DateTime? fin) =>
        Math.Floor((fin!.Value - debut).TotalHours);

    private static double? Quotient(double numerateur, double denominateur) =>
        denominateur == 0 ? null : numerateur / denominateur;

    private bool Dans(int lieu, string? tribunal) =>
        _territoire.Niveau == NiveauReleve.Ressort
            ? tribunal == _territoire.Code
            : EstDans(_faits.Lieux[lieu].Commune!.Departement!);

    private bool EstDans(Departement departement) =>
        _territoire.Niveau switch
        {
            NiveauReleve.France => true,
            NiveauReleve.Region => departement.RegionCode == _territoire.Code,
            NiveauReleve.Departement => departement.Code == _territoire.Code,
            _ => false,
        };
}
