using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>What came of putting a line in a mesure.</summary>
internal sealed class Comparaison
{
    public List<Ecart> Ecarts { get; } = [];

    /// <summary>Why the line is refused, or what is asked of it.</summary>
    public List<string> Motifs { get; } = [];
    public List<string> Avertissements { get; } = [];

    /// <summary>Set: the line waits for an answer, and <see cref="Motifs"/> says which.</summary>
    public QuestionLigne? Question { get; private set; }

    public DecisionLigne Decision(bool nouvelle) =>
        Question is not null ? DecisionLigne.AVerifier
        : Motifs.Count > 0 ? DecisionLigne.Refusee
        : nouvelle ? DecisionLigne.ACreer
        : Ecarts.Count > 0 ? DecisionLigne.AModifier
        : DecisionLigne.Inchangee;

    public void Noter(string fait, string? avant, string? apres)
    {
        if ((avant ?? "") != (apres ?? ""))
            Ecarts.Add(new Ecart(fait, avant ?? "", apres ?? ""));
    }

    public void Noter(string fait, DateOnly? avant, DateOnly? apres) =>
        Noter(fait, Ecrire(avant), Ecrire(apres));

    public void Noter(SituationMesure avant, SituationMesure apres, ContexteImport contexte)
    {
        Noter("Nature", avant.Nature.Libelle(), apres.Nature.Libelle());
        Noter("Champ", avant.Champ?.Libelle(), apres.Champ?.Libelle());
        Noter("Lieu de vie", avant.LieuVie?.Libelle(), apres.LieuVie?.Libelle());
        Noter(
            "Type d’établissement",
            avant.TypeEtablissement?.Libelle(),
            apres.TypeEtablissement?.Libelle()
        );
        Noter(
            "Commune",
            contexte.NomCommune(avant.CommuneCode),
            contexte.NomCommune(apres.CommuneCode)
        );
        Noter("Pays", avant.Pays, apres.Pays);
    }

    public void Demander(QuestionLigne question, string phrase)
    {
        Question ??= question;
        Motifs.Add(phrase);
    }

    /// <summary>« Année de naissance : 1950 → 1952 ; … », for the history of the mesure.</summary>
    public string Phrase() =>
        string.Join(
            " ; ",
            Ecarts.Select(e =>
                $"{e.Fait} : {(e.A.Length == 0 ? "non renseigné" : e.A)} → {(e.B.Length == 0 ? "non renseigné" : e.B)}"
            )
        );

    private static string? Ecrire(DateOnly? date) => date is { } d ? Francais.Date(d) : null;
}
