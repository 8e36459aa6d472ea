using Emjpm.Core.Classeurs;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Previsions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What is foreseen, beside what is known today.</summary>
/// <param name="Objet">« Ouvertures de mesures »</param>
/// <param name="Connu">over the last twelve months, or today; null when there is no such number</param>
/// <param name="ConnuQuand">« douze derniers mois »</param>
/// <param name="Prevus">one a period of the forecast</param>
public sealed record LignePrevision(
    string Objet,
    int? Connu,
    string ConnuQuand,
    IReadOnlyList<(HorizonPrevu Periode, Projection Projection)> Prevus
)
{
    private const string Annee = "douze derniers mois";
    private const string Jour = "au départ";

    /// <summary>The lines of a forecast; without those of the capacities when none is known.</summary>
    public static IReadOnlyList<LignePrevision> De(Prevision p)
    {
        var d = p.Depart.Decompte;
        LignePrevision Ligne(
            string objet,
            int? connu,
            string quand,
            Func<HorizonPrevu, Projection?> lire
        ) =>
            new(
                objet,
                connu,
                quand,
                [.. p.Periodes.Where(h => lire(h) is not null).Select(h => (h, lire(h)!.Value))]
            );
        return
        [
            .. new[]
            {
                Ligne("Ouvertures de mesures", d[Grandeur.Entrees12Mois], Annee, h => h.Ouvertures),
                Ligne("Fins de mesures", d[Grandeur.Sorties12Mois], Annee, h => h.Fins),
                Ligne("Mesures à réviser", null, Jour, h => h.Echeances),
                Ligne("Mesures en cours", d[Grandeur.EnCours], Jour, h => h.EnCours),
                Ligne("Capacité", d[Grandeur.Capacite], Jour, h => h.Capacite),
                Ligne(
                    "Capacité moins mesures et réservations",
                    d[Grandeur.Capacite] - d[Grandeur.PlacesOccupees],
                    Jour,
                    h => h.Solde
                ),
            }.Where(l => l.Prevus.Count > 0),
        ];
    }

    /// <summary>« 1 250 », « −12 »: no false precision.</summary>
    public static string Ecrire(double valeur)
    {
        var entier = (int)Math.Round(valeur);
        return entier < 0 ? $"−{Francais.Entier(-entier)}" : Francais.Entier(entier);
    }

    /// <summary>« de 1 210 à 1 290 ».</summary>
    public static string Intervalle(Projection p) => $"de {Ecrire(p.Bas)} à {Ecrire(p.Haut)}";
}

/// <summary>A number of the forecast, in a file.</summary>
public sealed record PrevisionEnFichier(
    string Territoire,
    DateOnly Depart,
    string Objet,
    int Mois,
    DateOnly Au,
    Projection Projection
)
{
    public static readonly Feuille<PrevisionEnFichier> Feuille = new(
        "Prévision",
        [
            Colonne<PrevisionEnFichier>.Texte("Territoire", p => p.Territoire, 28),
            Colonne<PrevisionEnFichier>.Date("Depuis le", p => p.Depart),
            Colonne<PrevisionEnFichier>.Texte("Objet", p => p.Objet, 40),
            Colonne<PrevisionEnFichier>.Nombre("Mois", p => p.Mois, 8),
            Colonne<PrevisionEnFichier>.Date("Au", p => p.Au),
            Colonne<PrevisionEnFichier>.Nombre(
                "Attendu",
                p => Math.Round(p.Projection.Attendu),
                12
            ),
            Colonne<PrevisionEnFichier>.Nombre("Bas", p => Math.Round(p.Projection.Bas), 12),
            Colonne<PrevisionEnFichier>.Nombre("Haut", p => Math.Round(p.Projection.Haut), 12),
        ]
    );

    public static IEnumerable<PrevisionEnFichier> De(
        string territoire,
        DateOnly depart,
        IEnumerable<LignePrevision> lignes
    ) =>
        lignes.SelectMany(l =>
            l.Prevus.Select(p => new PrevisionEnFichier(
                territoire,
                depart,
                l.Objet,
                p.Periode.Mois,
                p.Periode.Au,
                p.Projection
            ))
        );
}
