using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>What the gestionnaire enters when the court's decision is notified. Names of properties are those under which a refusal is shown.</summary>
public sealed record OuvertureMesure
{
    /// <summary>Date of the decision that designates the gestionnaire.</summary>
    public required DateOnly DateNomination { get; init; }
    public required LieuVie LieuVie { get; init; }

    /// <summary>Required, and only given, when the person lives in an établissement.</summary>
    public TypeEtablissement? TypeEtablissement { get; init; }

    /// <summary>Commune of living; required in France unless the person has no fixed abode.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the country of living.</summary>
    public string Pays { get; init; } = "FR";

    /// <summary>Site that will hold the mesure; null keeps the one of the reservation.</summary>
    public int? LieuExerciceId { get; init; }

    /// <summary>File number of the gestionnaire.</summary>
    public string? NumeroDossier { get; init; }

    /// <summary>RG of the decision, when the reservation had none.</summary>
    public string? NumeroRg { get; init; }

    /// <summary>Nature decided; null when it is the one reserved.</summary>
    public NatureMesure? Nature { get; init; }

    /// <summary>Champ decided; null when it is the one reserved.</summary>
    public ChampMesure? Champ { get; init; }

    /// <summary>Term set by the court; null: the legal term, see <see cref="EcheanceLegale"/>.</summary>
    public DateOnly? Echeance { get; init; }

    /// <exception cref="RegleMetierException">a value is missing or inconsistent; the sentence says what to enter</exception>
    internal void Verifier(int anneeNaissance, bool communeConnue, DateOnly aujourdhui)
    {
        if (DateNomination > aujourdhui)
            Refuser(
                "La date de nomination est dans le futur : ouvrez la mesure quand la décision vous est notifiée.",
                nameof(DateNomination)
            );
        if (DateNomination.Year < 1900)
            Refuser("La date de nomination est postérieure à 1900.", nameof(DateNomination));
        if (DateNomination.Year < anneeNaissance)
            Refuser(
                $"La date de nomination précède l’année de naissance ({anneeNaissance}).",
                nameof(DateNomination)
            );
        if (Echeance <= DateNomination)
            Refuser("L’échéance suit la date de nomination.", nameof(Echeance));
        if (Echeance > DateNomination.AddYears(20))
            Refuser(
                "L’échéance ne dépasse pas vingt ans après la nomination (code civil, art. 442).",
                nameof(Echeance)
            );
        if (EnEtablissement && TypeEtablissement is null)
            Refuser("Choisissez le type d’établissement.", nameof(TypeEtablissement));
        var enFrance = Pays == "FR";
        if (enFrance && LieuVie != LieuVie.Sdf && string.IsNullOrEmpty(CommuneCode))
            Refuser("Choisissez la commune où vit la personne.", nameof(CommuneCode));
        if (!string.IsNullOrEmpty(CommuneCode) && (!enFrance || !communeConnue))
            Refuser(
                enFrance
                    ? "Choisissez une commune de la liste."
                    : "N’indiquez pas de commune pour une personne qui vit à l’étranger.",
                nameof(CommuneCode)
            );
        if (NumeroDossier?.Length > 50)
            Refuser("Le numéro de dossier dépasse 50 caractères.", nameof(NumeroDossier));
    }

    private bool EnEtablissement =>
        LieuVie is LieuVie.Etablissement or LieuVie.EtablissementConservationDomicile;

    /// <summary>The kind of établissement, when the person lives in one.</summary>
    internal TypeEtablissement? TypeEtablissementRetenu =>
        EnEtablissement ? TypeEtablissement : null;

    private static void Refuser(string phrase, string champ) =>
        throw new RegleMetierException(phrase, champ);
}
