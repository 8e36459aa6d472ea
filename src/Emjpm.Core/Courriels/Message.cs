namespace Emjpm.Core.Courriels;

/// <summary>News said in a mail and in the application, that names nobody protected: the rest is read after signing in.</summary>
/// <param name="Sujet">without the mark of urgency</param>
/// <param name="Phrase">the news in one sentence: the whole text of the notification</param>
/// <param name="Suite">what to do about it, in the mail only; null when nothing is expected</param>
/// <param name="Chemin">page it leads to</param>
/// <param name="Voir">words before the link to that page</param>
/// <param name="AutreChemin">a second page, with the words before its link; null when there is none</param>
public abstract record Message(
    string Sujet,
    string Phrase,
    string? Suite,
    string Chemin,
    bool Urgent,
    string Voir,
    (string Texte, string Chemin)? AutreChemin
)
{
    /// <summary>Subject of the mail.</summary>
    public string SujetCourriel => Urgent ? $"[Urgent] e-MJPM : {Sujet}" : $"e-MJPM : {Sujet}";

    /// <summary>Body of the mail, plain text.</summary>
    public string Corps(Instance instance)
    {
        List<string> paragraphes = ["Bonjour,", Phrase];
        if (Suite is not null)
            paragraphes.Add(Suite);
        if (AutreChemin is { } autre)
            paragraphes.Add($"{autre.Texte} :\n{instance.Adresse}{autre.Chemin}");
        paragraphes.Add($"{Voir} :\n{instance.Adresse}{Chemin}");
        paragraphes.Add(
            "Ce message ne dit rien de la personne concernée : ce qui la concerne se lit dans e-MJPM, après connexion. Il est envoyé automatiquement, n’y répondez pas."
        );
        return string.Join("\n\n", paragraphes) + "\n";
    }
}
