using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>A mesure as it was before an import changed it, with the situations of its history: what the undo gives back.</summary>
public sealed record FaitsAvant
{
    public int? LieuExerciceId { get; init; }
    public int? TribunalId { get; init; }
    public int? CabinetId { get; init; }
    public string? NumeroRg { get; init; }
    public string? NumeroRgBrut { get; init; }
    public string? NumeroDossier { get; init; }
    public Civilite? Civilite { get; init; }
    public int AnneeNaissance { get; init; }
    public StatutMesure? Statut { get; init; }
    public DateOnly? DatePremiereProtection { get; init; }
    public DateOnly DateNomination { get; init; }
    public DateOnly? DateProtectionEnCours { get; init; }
    public DateOnly? DateDerniereDecision { get; init; }
    public DateOnly? DateFin { get; init; }
    public CauseSortie? CauseSortie { get; init; }
    public DateOnly? Echeance { get; init; }
    public bool EcheanceFixee { get; init; }
    public int? ReservationId { get; init; }
    public string TexteRecherche { get; init; } = "";

    /// <summary>What the mesure itself says of the situation: a copy of the last état, or all there is without one.</summary>
    public SituationAvant? Situation { get; init; }
    public IReadOnlyList<EtatAvant> Etats { get; init; } = [];

    /// <summary>Events by id, with the date each had; only when the nomination moved.</summary>
    public Dictionary<int, DateOnly> Evenements { get; init; } = [];

    public sealed record SituationAvant(
        NatureMesure? Nature,
        ChampMesure? Champ,
        LieuVie? LieuVie,
        TypeEtablissement? TypeEtablissement,
        string? CommuneCode,
        string Pays
    );

    public sealed record EtatAvant(int Id, DateOnly Date, SituationAvant Situation);

    /// <summary>Load the situations and the events first.</summary>
    public static FaitsAvant De(Mesure m) =>
        new()
        {
            LieuExerciceId = m.LieuExerciceId,
            TribunalId = m.TribunalId,
            CabinetId = m.CabinetId,
            NumeroRg = m.NumeroRg,
            NumeroRgBrut = m.NumeroRgBrut,
            NumeroDossier = m.NumeroDossier,
            Civilite = m.Civilite,
            AnneeNaissance = m.AnneeNaissance,
            Statut = m.Statut,
            DatePremiereProtection = m.DatePremiereProtection,
            DateNomination = m.DateNomination,
            DateProtectionEnCours = m.DateProtectionEnCours,
            DateDerniereDecision = m.DateDerniereDecision,
            DateFin = m.DateFin,
            CauseSortie = m.CauseSortie,
            Echeance = m.Echeance,
            EcheanceFixee = m.EcheanceFixee,
            ReservationId = m.ReservationId,
            TexteRecherche = m.TexteRecherche,
            Situation = new(
                m.Nature,
                m.Champ,
                m.LieuVie,
                m.TypeEtablissement,
                m.CommuneCode,
                m.Pays
            ),
            Etats =
            [
                .. m.Etats.Select(e => new EtatAvant(
                    e.Id,
                    e.DateEffet,
                    new(e.Nature, e.Champ, e.LieuVie, e.TypeEtablissement, e.CommuneCode, e.Pays)
                )),
            ],
            Evenements = m.Evenements.ToDictionary(e => e.Id, e => e.DateEffet),
        };

    /// <summary>
    /// Puts everything back. The situations that the import added are taken out, and returned: remove their rows. The events of
    /// the import stay, and the caller writes the one of the undo.
    /// </summary>
    internal IReadOnlyList<EtatMesure> Rendre(Mesure m)
    {
        foreach (var avant in Etats)
            if (m.Etats.FirstOrDefault(e => e.Id == avant.Id) is { } etat)
            {
                etat.DateEffet = avant.Date;
                etat.Nature = avant.Situation.Nature!.Value;
                etat.Champ = avant.Situation.Champ;
                etat.LieuVie = avant.Situation.LieuVie;
                etat.TypeEtablissement = avant.Situation.TypeEtablissement;
                etat.CommuneCode = avant.Situation.CommuneCode;
                etat.Pays = avant.Situation.Pays;
            }
        List<EtatMesure> ajoutes = [.. m.Etats.Where(e => Etats.All(a => a.Id != e.Id))];
        m.Etats.RemoveAll(ajoutes.Contains);
        foreach (var evenement in m.Evenements)
            if (Evenements.TryGetValue(evenement.Id, out var date))
                evenement.DateEffet = date;
        m.LieuExerciceId = LieuExerciceId;
        m.TribunalId = TribunalId;
        m.CabinetId = CabinetId;
        m.NumeroRg = NumeroRg;
        m.NumeroRgBrut = NumeroRgBrut;
        m.NumeroDossier = NumeroDossier;
        m.Civilite = Civilite!.Value;
        m.AnneeNaissance = AnneeNaissance;
        m.Statut = Statut!.Value;
        m.DatePremiereProtection = DatePremiereProtection;
        m.DateNomination = DateNomination;
        m.DateProtectionEnCours = DateProtectionEnCours;
        m.DateDerniereDecision = DateDerniereDecision;
        m.DateFin = DateFin;
        m.CauseSortie = CauseSortie;
        m.Echeance = Echeance;
        m.EcheanceFixee = EcheanceFixee;
        m.ReservationId = ReservationId;
        m.TexteRecherche = TexteRecherche;
        m.Nature = Situation!.Nature!.Value;
        m.Champ = Situation.Champ;
        m.LieuVie = Situation.LieuVie;
        m.TypeEtablissement = Situation.TypeEtablissement;
        m.CommuneCode = Situation.CommuneCode;
        m.Pays = Situation.Pays;
        return ajoutes;
    }
}
