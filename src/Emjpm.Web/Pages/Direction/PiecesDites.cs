using Emjpm.Core.Registre;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The documents of an entry, to be shown.</summary>
/// <param name="Le">day on which their terms are judged</param>
/// <param name="SeModifie">whether the reader may withdraw them</param>
public sealed record PiecesDites(IReadOnlyList<PieceLue> Pieces, DateOnly Le, bool SeModifie);
