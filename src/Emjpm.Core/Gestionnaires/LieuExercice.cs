using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Gestionnaires;

/// <summary>What kind of place a lieu d'exercice is.</summary>
public enum TypeLieu
{
    [Valeur("bureau", "bureau")]
    Bureau,

    [Valeur("siege", "siège")]
    Siege,

    [Valeur("antenne", "antenne")]
    Antenne,

    [Valeur("etablissement", "établissement")]
    Etablissement,
}

/// <summary>By which channel the figures of a site were declared.</summary>
public enum CanalDeclaration
{
    [Valeur("saisie", "à l’écran")]
    Saisie,

    [Valeur("fichier", "par fichier")]
    Fichier,

    [Valeur("logiciel", "par logiciel métier")]
    Logiciel,
}

/// <summary>
/// Where the work is done: office of an individuel, head office or antenne of a service, établissement of a préposé.
/// Its counters change only in the transactions of the acts that change the facts; see <see cref="Disponibilite"/>.
/// </summary>
public sealed class LieuExercice
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public TypeLieu Type { get; set; }
    public required string Nom { get; set; }

    /// <summary>FINESS number of the établissement where a préposé works.</summary>
    public string? EtablissementFiness { get; set; }
    public Etablissement? Etablissement { get; set; }
    public string? Adresse { get; set; }
    public string? CodePostal { get; set; }
    public required string CommuneCode { get; set; }
    public Commune? Commune { get; set; }

    /// <inheritdoc cref="Referentiels.Commune.Latitude"/>
    public double? Latitude { get; set; }

    /// <inheritdoc cref="Referentiels.Commune.Latitude"/>
    public double? Longitude { get; set; }
    public PrecisionPosition Precision { get; set; }

    /// <summary>Number of mesures authorised by the registry for this site; null when the act sets none.</summary>
    public int? CapaciteAutorisee { get; private set; }

    /// <summary>Number of mesures the gestionnaire wishes to hold here; null when never declared.</summary>
    public int? CapaciteSouhaitee { get; private set; }

    /// <summary>The smaller of the capacities known; null when none is. Stored so that a conditional update can test it.</summary>
    public int? Capacite { get; private set; }

    /// <summary>Mesures en cours held here.</summary>
    public int EnCours { get; set; }

    /// <summary>Reservations holding a place here: waiting for an answer, or confirmed and not yet opened.</summary>
    public int EnAttente { get; set; }

    /// <summary>When the gestionnaire last declared or confirmed these figures; an act of a court never changes it.</summary>
    public DateTime? DeclareLe { get; set; }

    /// <summary>Who declared, as shown.</summary>
    public string? DeclarePar { get; set; }
    public CanalDeclaration? DeclareCanal { get; set; }
    public string? ContactNom { get; set; }

    /// <summary>Mail address of the site that receives reservations; null: the accounts that chose to.</summary>
    public string? ContactCourriel { get; set; }
    public string? Telephone { get; set; }

    /// <summary>INSEE codes of the declared zone of intervention.</summary>
    public IReadOnlyList<string> ZoneCommunes { get; set; } = [];

    /// <summary>EPCI codes of the declared zone of intervention.</summary>
    public IReadOnlyList<string> ZoneEpcis { get; set; } = [];

    /// <summary>Radius of the declared zone around the site, kilometres.</summary>
    public int? ZoneRayonKm { get; set; }
    public DateOnly OuvertLe { get; set; }

    /// <summary>First day on which the site is closed; null while open.</summary>
    public DateOnly? FermeLe { get; set; }

    /// <summary>The site that takes over its mesures and its reservations when it closes; null while open.</summary>
    public int? ReprisParId { get; set; }
    public List<CapacitePrevue> Prevues { get; } = [];

    /// <summary>Concurrency version of what people edit; counters do not raise it.</summary>
    public int Version { get; set; }

    /// <summary>Sets the two capacities and the effective one derived from them.</summary>
    public void FixerCapacites(int? autorisee, int? souhaitee)
    {
        CapaciteAutorisee = autorisee;
        CapaciteSouhaitee = souhaitee;
        Capacite = Disponibilite.Capacite(autorisee, souhaitee);
    }

    /// <summary>Dates and signs the figures: only the gestionnaire's own acts call it, never those of a court.</summary>
    public void Declarer(string par, CanalDeclaration canal, DateTime maintenant)
    {
        DeclareLe = maintenant;
        DeclarePar = par;
        DeclareCanal = canal;
    }

    /// <summary>Who changed the figures last and when, as a sentence.</summary>
    public string DerniereDeclaration() =>
        DeclareLe is { } instant
            ? $"{DeclarePar ?? "Une autre personne"} a déclaré {(CapaciteSouhaitee is { } c ? Francais.Nombre(c, "mesure souhaitée", "mesures souhaitées") : "ces chiffres")} le {Francais.Instant(instant)}."
            : "Les chiffres de ce lieu ont changé.";
}
