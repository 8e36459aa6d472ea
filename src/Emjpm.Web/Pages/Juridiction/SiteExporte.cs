using System.Runtime.CompilerServices;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A site in the file of the directory; a gestionnaire without an open site has a line all the same.</summary>
public sealed record SiteExporte(LigneAnnuaire Mandataire, LieuAnnuaire? Lieu)
{
    /// <summary>Gestionnaires read at once.</summary>
    private const int Tranche = 500;

    /// <summary>Columns of the file.</summary>
    public static Feuille<SiteExporte> Feuille { get; } =
        new(
            "Mandataires",
            [
                Colonne<SiteExporte>.Texte("Mandataire", s => s.Mandataire.Nom, 32),
                Colonne<SiteExporte>.Texte("Type", s => s.Mandataire.Type, 28),
                Colonne<SiteExporte>.Texte("Téléphone", s => s.Mandataire.Telephone, 16),
                Colonne<SiteExporte>.Texte("Établissement", s => s.Lieu?.Etablissement, 32),
                Colonne<SiteExporte>.Texte("Commune", s => s.Lieu?.Commune, 24),
                Colonne<SiteExporte>.Texte("Département", s => s.Lieu?.DepartementCode, 12),
                Colonne<SiteExporte>.Entier("Capacité", s => s.Lieu?.Capacite),
                Colonne<SiteExporte>.Entier("Places libres", s => s.Lieu?.Libres),
                Colonne<SiteExporte>.Date(
                    "Déclaré le",
                    s => s.Lieu?.DeclareLe is { } le ? Horloge.DateParis(le) : null
                ),
                Colonne<SiteExporte>.Texte(
                    "Interruption",
                    s => s.Mandataire.Arret is null ? null : "oui",
                    12
                ),
                Colonne<SiteExporte>.Texte(
                    "Utilise e-MJPM",
                    s => s.Mandataire.CompteActif ? "oui" : "non",
                    14
                ),
                Colonne<SiteExporte>.Texte(
                    "Souhaite travailler avec le tribunal",
                    s => s.Mandataire.Souhaite ? "oui" : null,
                    30
                ),
            ]
        );

    /// <summary>The sites of the gestionnaires, in the order of <paramref name="ids"/>.</summary>
    public static async IAsyncEnumerable<SiteExporte> LireAsync(
        AnnuaireLu annuaire,
        IReadOnlyList<int> ids,
        Position? depuis,
        [EnumeratorCancellation] CancellationToken annulation
    )
    {
        foreach (var tranche in ids.Chunk(Tranche))
        foreach (var ligne in await annuaire.LignesAsync(tranche, depuis, annulation))
            if (ligne.Lieux.Count == 0)
                yield return new SiteExporte(ligne, null);
            else
                foreach (var lieu in ligne.Lieux)
                    yield return new SiteExporte(ligne, lieu);
    }
}
