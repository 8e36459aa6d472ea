using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>Status of a mesure.</summary>
public enum StatutMesure
{
    [Valeur("en_cours", "en cours")]
    EnCours,

    [Valeur("eteinte", "clôturée")]
    Eteinte,

    /// <summary>Entered in error and withdrawn: kept in the history, out of every list and count.</summary>
    [Valeur("retiree", "retirée")]
    Retiree,
}

/// <summary>
/// A measure of protection held by a gestionnaire. The protected person is never named.
/// The current facts are a copy of the last <see cref="EtatMesure"/>, kept in the same transaction.
/// </summary>
public sealed partial class Mesure
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public int? LieuExerciceId { get; set; }
    public LieuExercice? LieuExercice { get; set; }
    public int? TribunalId { get; set; }
    public Tribunal? Tribunal { get; set; }
    public int? CabinetId { get; set; }
    public Cabinet? Cabinet { get; set; }

    /// <summary>Normalised RG, see <see cref="Mesures.NumeroRg"/>; null when not known.</summary>
    public string? NumeroRg { get; set; }

    /// <summary>RG as it was typed or received.</summary>
    public string? NumeroRgBrut { get; set; }

    /// <summary>File number of the gestionnaire.</summary>
    public string? NumeroDossier { get; set; }
    public Civilite Civilite { get; set; }
    public int AnneeNaissance { get; set; }
    public StatutMesure Statut { get; set; }
    public NatureMesure Nature { get; set; }
    public ChampMesure? Champ { get; set; }
    public LieuVie? LieuVie { get; set; }
    public TypeEtablissement? TypeEtablissement { get; set; }

    /// <summary>Commune of living; null abroad or when unknown.</summary>
    public string? CommuneCode { get; set; }
    public Commune? Commune { get; set; }

    /// <summary>ISO 3166-1 alpha-2 code of the country of living.</summary>
    public string Pays { get; set; } = "FR";

    /// <summary>First placement of the person under protection.</summary>
    public DateOnly? DatePremiereProtection { get; set; }

    /// <summary>Date of the decision that designated this gestionnaire.</summary>
    public DateOnly DateNomination { get; set; }

    /// <summary>Since when the present nature and champ hold; null when the file that brought the mesure did not say.</summary>
    public DateOnly? DateProtectionEnCours { get; set; }

    /// <summary>First day without mandate; a future one is announced and the mesure stays en cours until then.</summary>
    public DateOnly? DateFin { get; set; }
    public CauseSortie? CauseSortie { get; set; }

    /// <summary>Term of the measure: the court's own date, else the legal one; see <see cref="EcheanceLegale"/>.</summary>
    public DateOnly? Echeance { get; set; }

    /// <summary>Decision from which the legal term counts: the nomination, then each renewal; null: the nomination.</summary>
    public DateOnly? DateDerniereDecision { get; set; }

    /// <summary>Whether the court set <see cref="Echeance"/> itself, or a duration of its own.</summary>
    public bool EcheanceFixee { get; set; }

    /// <summary>Name of the software, or « OCMI », that keeps the facts of this mesure; null: the gestionnaire itself.</summary>
    public string? GereePar { get; set; }

    /// <summary>Since when <see cref="GereePar"/> keeps it.</summary>
    public DateTime? GereeDepuis { get; set; }

    /// <summary>When the gestionnaire last answered that it is still open; null: never asked.</summary>
    public DateTime? ConfirmeeLe { get; set; }

    /// <summary>When the gestionnaire answered that it is over and remains to be closed; null: it is not.</summary>
    public DateTime? ACloturerDepuis { get; set; }

    /// <summary>The reservation it came from; null when it was entered otherwise.</summary>
    public int? ReservationId { get; set; }
    public DateTime CreeeLe { get; init; }

    /// <summary>When what could lead back to the person was erased, by the rule of retention; null before.</summary>
    public DateTime? AnonymiseeLe { get; set; }

    /// <summary>Normalised text over which the lists search: RG, file number, commune, postcodes.</summary>
    public string TexteRecherche { get; set; } = "";

    /// <summary>Computes <see cref="TexteRecherche"/> from the numbers of the mesure and its commune of living.</summary>
    /// <param name="commune">commune of <see cref="CommuneCode"/>; null when there is none</param>
    public void Indexer(Commune? commune) => Indexer(commune?.Nom, commune?.CodesPostaux);

    /// <inheritdoc cref="Indexer(Commune?)"/>
    internal void Indexer(string? commune, string? codesPostaux) =>
        TexteRecherche = Texte.Normaliser($"{NumeroRg} {NumeroDossier} {commune} {codesPostaux}");

    /// <summary>
    /// Opens the mesure on its first situation, or reopens it when it was closed: the former situations, events and dates of
    /// closing stay in its history.
    /// </summary>
    /// <param name="etat">the situation, in effect on the date of the decision</param>
    /// <param name="echeance">term set by the court; null: the legal one</param>
    public void OuvrirSur(EtatMesure etat, DateOnly? echeance, int auteurId, DateTime maintenant)
    {
        var reouverture = Statut == StatutMesure.Eteinte;
        Evenements.Add(
            new EvenementMesure
            {
                Type = reouverture
                    ? TypeEvenementMesure.Reouverture
                    : TypeEvenementMesure.Ouverture,
                DateEffet = etat.DateEffet,
                SaisiLe = maintenant,
                AuteurId = auteurId,
                Details = reouverture ? Passe() : null,
            }
        );
        Etats.Add(etat);
        Statut = StatutMesure.EnCours;
        DateNomination = etat.DateEffet;
        DateFin = null;
        CauseSortie = null;
        Nature = etat.Nature;
        Champ = etat.Champ;
        LieuVie = etat.LieuVie;
        TypeEtablissement = etat.TypeEtablissement;
        CommuneCode = etat.CommuneCode;
        Pays = etat.Pays;
        DateProtectionEnCours = etat.DateEffet;
        DateDerniereDecision = etat.DateEffet;
        EcheanceFixee = echeance is not null;
        Echeance = echeance ?? EcheanceLegale.Depuis(etat.Nature, etat.DateEffet);
        Version++;
    }

    /// <summary>The dates that a reopening replaces.</summary>
    private string Passe()
    {
        var fin = DateFin is { } f ? $", clôturée le {Francais.Date(f)}" : "";
        var cause = CauseSortie is { } c ? $" ({c.Libelle()})" : "";
        return $"Nomination précédente le {Francais.Date(DateNomination)}{fin}{cause}.";
    }

    public List<EtatMesure> Etats { get; } = [];
    public List<EvenementMesure> Evenements { get; } = [];
    public List<Ressource> Ressources { get; } = [];

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }
}

/// <summary>
/// The situation of a mesure from a date on: followed by another, or corrected by an event of the history that keeps what was
/// wrong.
/// </summary>
public sealed class EtatMesure
{
    public int Id { get; init; }
    public int MesureId { get; set; }
    public DateOnly DateEffet { get; set; }
    public NatureMesure Nature { get; set; }
    public ChampMesure? Champ { get; set; }
    public LieuVie? LieuVie { get; set; }
    public TypeEtablissement? TypeEtablissement { get; set; }
    public string? CommuneCode { get; set; }
    public string Pays { get; set; } = "FR";

    /// <summary>Puts right what was wrong; <see cref="Mesure.CorrigerEtat"/> keeps the current facts in step.</summary>
    internal void Corriger(DateOnly date, SituationMesure juste)
    {
        var etat = juste.Au(date);
        DateEffet = etat.DateEffet;
        Nature = etat.Nature;
        Champ = etat.Champ;
        LieuVie = etat.LieuVie;
        TypeEtablissement = etat.TypeEtablissement;
        CommuneCode = etat.CommuneCode;
        Pays = etat.Pays;
    }
}

/// <summary>Kind of event in the life of a mesure.</summary>
public enum TypeEvenementMesure
{
    [Valeur("ouverture", "ouverture")]
    Ouverture,

    [Valeur("reouverture", "réouverture")]
    Reouverture,

    [Valeur("cloture", "clôture")]
    Cloture,

    [Valeur("changement_situation", "changement de situation")]
    ChangementSituation,

    [Valeur("revision", "révision")]
    Revision,

    [Valeur("transfert", "transfert")]
    Transfert,

    [Valeur("rattachement", "changement de lieu, de cabinet ou de tribunal")]
    Rattachement,

    [Valeur("correction", "correction")]
    Correction,

    [Valeur("ressources", "ressources")]
    Ressources,

    [Valeur("import", "import")]
    Import,

    [Valeur("retrait", "retrait d’une saisie erronée")]
    Retrait,

    [Valeur("fin_annoncee", "fin annoncée")]
    FinAnnoncee,

    [Valeur("fin_annulee", "fin annoncée annulée")]
    FinAnnulee,

    /// <summary>A fact completed or changed that was not wrong; what was wrong is a <see cref="Correction"/>.</summary>
    [Valeur("modification", "modification")]
    Modification,

    /// <summary>A mesure withdrawn by mistake is brought back.</summary>
    [Valeur("retour", "retour d’une mesure retirée")]
    Retour,
}

/// <summary>What a court decided when it reviewed a mesure. Handles of the predecessor's files.</summary>
public enum ResultatRevision
{
    [Valeur("reconduction", "reconduction")]
    Reconduction,

    [Valeur("aggravation", "aggravation")]
    Aggravation,

    [Valeur("allegement", "allègement")]
    Allegement,

    [Valeur("mainlevee", "mainlevée")]
    Mainlevee,

    [Valeur("dessaisissement_famille", "dessaisissement en faveur de la famille")]
    DessaisissementFamille,

    [Valeur("dessaisissement_autre_mjpm", "dessaisissement en faveur d’un autre MJPM")]
    DessaisissementAutreMjpm,
}

/// <summary>An event in the life of a mesure: dated, with its author.</summary>
public sealed class EvenementMesure
{
    public int Id { get; init; }
    public int MesureId { get; set; }
    public TypeEvenementMesure Type { get; init; }

    /// <summary>Date on which it takes effect; follows the correction of that date, told by an event of its own.</summary>
    public DateOnly DateEffet { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTime SaisiLe { get; init; }

    /// <summary>Account that recorded it; null for the system.</summary>
    public int? AuteurId { get; init; }
    public string? Details { get; init; }

    /// <summary>Result of a <see cref="TypeEvenementMesure.Revision"/>; null for the other events.</summary>
    public ResultatRevision? Resultat { get; init; }
}

/// <summary>Resources of the protected person for one year.</summary>
public sealed class Ressource
{
    public int Id { get; init; }
    public int MesureId { get; init; }
    public int Annee { get; init; }

    /// <summary>Yearly resources, euro cents.</summary>
    public long NiveauCentimes { get; set; }
    public IReadOnlyList<PrestationSociale> Prestations { get; set; } = [];
}
