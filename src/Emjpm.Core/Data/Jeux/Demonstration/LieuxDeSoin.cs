using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>Invented établissements: the official FINESS list is imported by the operator, never embedded.</summary>
internal static class LieuxDeSoin
{
    private static readonly (string Nom, TypeEtablissement Type, string Commune)[] Liste =
    [
        ("EHPAD Les Tilleuls", TypeEtablissement.PersonnesAgees, "59350"),
        ("Centre hospitalier La Roseraie", TypeEtablissement.Hospitalier, "59512"),
        ("EPSM Le Clos du Parc", TypeEtablissement.Psychiatrique, "59378"),
        ("EHPAD Le Béguinage", TypeEtablissement.PersonnesAgees, "59599"),
        ("Foyer d’accueil médicalisé L’Éclaircie", TypeEtablissement.PersonnesHandicapees, "59650"),
        ("EHPAD Les Quatre Vents", TypeEtablissement.PersonnesAgees, "59183"),
        ("Centre hospitalier des Deux Rives", TypeEtablissement.Hospitalier, "59606"),
        ("EPSM La Citadelle", TypeEtablissement.Psychiatrique, "62041"),
        ("EHPAD Les Lilas blancs", TypeEtablissement.PersonnesAgees, "59178"),
        ("Maison d’accueil spécialisée Le Verger", TypeEtablissement.PersonnesHandicapees, "62498"),
        ("EHPAD La Grand-Place", TypeEtablissement.PersonnesAgees, "62041"),
        ("EHPAD Les Dunes", TypeEtablissement.PersonnesAgees, "62193"),
        ("EHPAD du Vieux Moulin", TypeEtablissement.PersonnesAgees, "62119"),
        ("EHPAD La Houblonnière", TypeEtablissement.PersonnesAgees, "59017"),
        ("EHPAD Le Jardin d’Élise", TypeEtablissement.PersonnesAgees, "59350"),
        ("Foyer de vie La Passerelle", TypeEtablissement.PersonnesHandicapees, "59009"),
        ("Foyer de vie Les Glycines", TypeEtablissement.PersonnesHandicapees, "59122"),
        ("Clinique psychiatrique Le Belvédère", TypeEtablissement.Psychiatrique, "59009"),
        ("EHPAD Les Mésanges", TypeEtablissement.PersonnesAgees, "59392"),
        ("EHPAD La Source", TypeEtablissement.PersonnesAgees, "59526"),
        ("EHPAD Les Hortensias", TypeEtablissement.PersonnesAgees, "62160"),
        ("Centre hospitalier du Plateau", TypeEtablissement.Hospitalier, "62498"),
        ("Résidence autonomie Le Kiosque", TypeEtablissement.AutreSocialMedicoSocial, "59512"),
        ("Centre d’hébergement Le Relais", TypeEtablissement.AutreSocialMedicoSocial, "59350"),
        ("EHPAD Saint-Maurice-des-Prés", TypeEtablissement.PersonnesAgees, "59350"),
        ("EHPAD Les Bateliers", TypeEtablissement.PersonnesAgees, "59172"),
    ];

    /// <summary>How many of the first have a préposé.</summary>
    public const int AvecPrepose = 13;

    public static List<Etablissement> Composer(
        Hasard hasard,
        IReadOnlyDictionary<string, Place> places
    ) =>
        [
            .. Liste.Select(
                (e, i) =>
                {
                    var place = places[e.Commune];
                    var nom = $"{e.Nom} (démonstration)";
                    return new Etablissement
                    {
                        // No FINESS number has a 9 in third place.
                        NumeroFiness = string.Create(
                            CultureInfo.InvariantCulture,
                            $"{place.Commune.DepartementCode}9{i + 1:000000}"
                        ),
                        Nom = nom,
                        NomRecherche = Texte.NormaliserNom(nom),
                        Type = e.Type,
                        CommuneCode = e.Commune,
                        Adresse = Noms.Adresse(hasard),
                        CodePostal = place.CodePostal,
                        Latitude = place.Commune.Latitude + (hasard.Part() - 0.5) * 0.02,
                        Longitude = place.Commune.Longitude + (hasard.Part() - 0.5) * 0.02,
                        Precision = PrecisionPosition.Adresse,
                    };
                }
            ),
        ];
}
