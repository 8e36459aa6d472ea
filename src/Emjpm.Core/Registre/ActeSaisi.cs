using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>What every act of the registry says of itself. Names of properties are those under which a refusal is shown.</summary>
public record ActeSaisi
{
    /// <summary>How far back an act may take effect, years: it is often written down after the decision.</summary>
    public const int AnneesAvant = 2;

    /// <summary>How far ahead, years.</summary>
    public const int AnneesApres = 2;

    /// <summary>First day of the effect.</summary>
    public required DateOnly DateEffet { get; init; }

    /// <summary>Number of the decision (arrêté).</summary>
    public string? NumeroActe { get; init; }
    public required string? Motif { get; init; }

    internal string MotifPropre => Motif!.ReplaceLineEndings("\n").Trim();

    /// <exception cref="RegleMetierException">date out of bounds, or no reason</exception>
    internal void Verifier(DateOnly aujourdhui)
    {
        VerifierDate(aujourdhui, nameof(DateEffet));
        VerifierMotif(Motif);
    }

    /// <param name="champ">under which a refusal is shown</param>
    /// <exception cref="RegleMetierException">date out of bounds</exception>
    internal void VerifierDate(DateOnly aujourdhui, string champ)
    {
        if (
            DateEffet < aujourdhui.AddYears(-AnneesAvant)
            || DateEffet > aujourdhui.AddYears(AnneesApres)
        )
            throw new RegleMetierException(
                $"Saisissez une date entre le {Francais.Date(aujourdhui.AddYears(-AnneesAvant))} et le {Francais.Date(aujourdhui.AddYears(AnneesApres))}.",
                champ
            );
    }

    /// <exception cref="RegleMetierException">no reason, or too long</exception>
    internal static void VerifierMotif(string? motif)
    {
        var longueur = motif?.Trim().Length ?? 0;
        if (longueur < ActeRegistre.MotifMin)
            throw new RegleMetierException(
                "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche.",
                nameof(Motif)
            );
        if (longueur > ActeRegistre.MotifMax)
            throw new RegleMetierException(
                $"Saisissez {Francais.Nombre(ActeRegistre.MotifMax, "caractère")} au plus.",
                nameof(Motif)
            );
    }

    internal static string? Propre(string? texte) =>
        string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}
