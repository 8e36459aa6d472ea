namespace Emjpm.Core;

/// <summary>
/// An expected refusal: a sentence in French for the user, and the field it is shown under (null: above the form).
/// One filter of the web host turns it into a page with status 422 where nothing typed is lost.
/// </summary>
public sealed class RegleMetierException(string message, string? champ = null) : Exception(message)
{
    /// <summary>Name of the input property the sentence belongs to.</summary>
    public string? Champ { get; } = champ;
}
