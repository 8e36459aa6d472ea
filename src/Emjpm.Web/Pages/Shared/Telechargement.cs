using Emjpm.Core.Classeurs;

namespace Emjpm.Web.Pages.Shared;

/// <summary>The lines of a page as a file, in the formats there are.</summary>
/// <param name="Quoi">« ces mesures »; null: what the page is about</param>
public sealed record Telechargement(Func<FormatClasseur, string> Adresse, string? Quoi = null);
