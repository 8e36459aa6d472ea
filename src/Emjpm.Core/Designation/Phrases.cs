using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>The French sentences of the lines of a ranking.</summary>
internal static class Phrases
{
    public static string Distance(LieuEvalue evalue) =>
        evalue.DistanceKm is { } km
            ? Francais.Distance(km, evalue.DistanceApprochee)
            : "distance inconnue";

    /// <summary>« 4 places sur 42 (36 en cours, 2 en attente) ».</summary>
    public static string Places(CandidatLieu lieu)
    {
        var charge =
            $"{Francais.Entier(lieu.EnCours)} en cours, {Francais.Entier(lieu.EnAttente)} en attente";
        return lieu.Capacite is not { } capacite ? $"capacité jamais déclarée ({charge})"
            : lieu.Places > 0
                ? $"{Francais.Nombre(lieu.Places, "place")} sur {Francais.Entier(capacite)} ({charge})"
            : $"aucune place sur {Francais.Entier(capacite)} ({charge})";
    }

    /// <summary>« déclaré il y a 24 jours (fichier) ».</summary>
    public static string Fraicheur(CandidatLieu lieu, int? jours) =>
        jours is { } j
            ? $"déclaré {Francais.IlYA(j)}{(lieu.DeclareCanal is { } canal ? $" ({canal})" : "")}"
            : "jamais déclaré";

    /// <summary>« répond en 3 jours en moyenne (12 réponses) ».</summary>
    public static string Reponse(CandidatGestionnaire candidat, Bareme bareme)
    {
        var reponses = candidat.ReponsesNombre;
        if (reponses < bareme.ReponsesMinimum)
            return reponses == 0
                ? "aucune réponse connue, note neutre"
                : $"{Francais.Nombre(reponses, "réponse")} seulement, note neutre";
        var jours = (int)
            Math.Round(candidat.ReponsesHeuresTotal / reponses / 24, MidpointRounding.AwayFromZero);
        var delai = jours == 0 ? "moins d’un jour" : Francais.Nombre(jours, "jour");
        return $"répond en {delai} en moyenne ({Francais.Nombre(reponses, "réponse")})";
    }

    /// <summary>« arabe déclaré · 31 mesures de personnes âgées · non couvert : surendettement ».</summary>
    public static (string Valeur, SourceDonnee Source) Adequation(
        CandidatGestionnaire candidat,
        IReadOnlyList<Accompagnement> accompagnements,
        IReadOnlyList<Langue> langues,
        int mesuresPourDemontrer
    )
    {
        var couverts = new List<string>();
        var manquants = new List<string>();
        var (declare, calcule) = (false, false);
        foreach (var langue in langues)
            if (candidat.Langues.Contains(langue))
            {
                declare = true;
                couverts.Add($"{langue.Libelle()} déclaré");
            }
            else
                manquants.Add(langue.Libelle());

        foreach (var genre in accompagnements)
        {
            var mesures = candidat.Experience.De(genre);
            var demontre = mesures >= mesuresPourDemontrer;
            var estDeclare = candidat.Accompagnements.Contains(genre);
            declare |= estDeclare;
            calcule |= demontre;
            if (demontre)
                couverts.Add($"{Mesures(genre, mesures)}{(estDeclare ? " (et déclaré)" : "")}");
            else if (estDeclare)
                couverts.Add($"{genre.Libelle()} (déclaré)");
            else
                manquants.Add(
                    mesures == 0
                        ? genre.Libelle()
                        : $"{genre.Libelle()} ({Francais.Nombre(mesures, "mesure")}, il en faut {mesuresPourDemontrer.ToString(CultureInfo.InvariantCulture)})"
                );
        }
        if (manquants.Count > 0)
            couverts.Add($"non couvert : {string.Join(", ", manquants)}");
        return (
            string.Join(" · ", couverts),
            (declare, calcule) switch
            {
                (true, false) => SourceDonnee.Declare,
                (false, true) => SourceDonnee.Calcule,
                _ => SourceDonnee.DeclareEtCalcule,
            }
        );
    }

    private static string Mesures(Accompagnement genre, int nombre) =>
        $"{Francais.Nombre(nombre, "mesure")} {genre switch
        {
            Accompagnement.GrandAge => "de personnes âgées",
            Accompagnement.Psychiatrie => "de personnes en établissement psychiatrique",
            Accompagnement.HandicapMental => "de personnes handicapées (AAH ou établissement)",
            Accompagnement.HandicapPhysique => "de personnes recevant la PCH",
            Accompagnement.SansAbri => "de personnes sans domicile",
            _ => genre.Libelle(),
        }}";
}
