using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux;

/// <summary>A person who does not exist.</summary>
internal sealed record Personne(Civilite Civilite, string Prenom, string Nom)
{
    /// <summary>« Mme Anne Leroy ».</summary>
    public string Titre => $"{(Civilite is Civilite.Madame ? "Mme" : "M.")} {Prenom} {Nom}";

    /// <summary>« anne.leroy », for addresses.</summary>
    public string Identifiant =>
        Texte.Normaliser(Prenom).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()
        + "."
        + Texte.Normaliser(Nom).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}

/// <summary>Frequent first names and names of France, put together at random: a match with a real person is chance.</summary>
internal static class Noms
{
    private static readonly string[] Femmes = Liste(
        "Marie Nathalie Isabelle Sylvie Catherine Christine Valérie Sandrine Céline Stéphanie Véronique Sophie Patricia "
            + "Julie Laurence Aurélie Émilie Karine Laetitia Hélène Delphine Virginie Caroline Claire Élodie Camille Anne "
            + "Pauline Mélanie Florence Corinne Cécile Amélie Charlotte Marion Agnès Béatrice Nadia Samira Fatima Leïla "
            + "Inès Clémence Margaux Mathilde Justine Audrey Angélique Séverine Muriel Estelle Gaëlle Solène Édith Odile"
    );

    private static readonly string[] Hommes = Liste(
        "Philippe Christophe Nicolas Laurent Frédéric Stéphane Olivier David Sébastien Thierry Éric Pascal Julien Pierre "
            + "Jérôme Vincent Guillaume François Thomas Bruno Antoine Alexandre Benoît Mathieu Arnaud Fabrice Cédric "
            + "Didier Gilles Emmanuel Romain Damien Ludovic Franck Xavier Maxime Étienne Karim Rachid Mehdi Youssef "
            + "Hugo Quentin Adrien Bastien Grégory Rémi Sylvain Yann Loïc Hervé Denis Gérald Mickaël Jean-Luc"
    );

    private static readonly string[] Familles = Liste(
        "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia Bertrand "
            + "Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet Legrand Garnier Faure Rousseau Blanc "
            + "Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier "
            + "Robin Masson Sanchez Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas "
            + "Meunier Jean Pérez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colas Fernandez "
            + "Renard Arnaud Rolland Caron Aubert Giraud Leclerc Vidal Bourgeois Renaud Lemoine Picard Gaillard Philippe "
            + "Leclercq Lacroix Fabre Dupuis Olivier Rodriguez Hubert Charpentier Guillaume Benoit Carpentier Berger Dupuy "
            + "Delattre Vasseur Deschamps Delcourt Lecomte Delannoy Vandamme Wattel Dewaele Lesage Cuvelier Descamps "
            + "Desmet Carlier Hennebelle Benali Kaddouri Haddad Diallo Traoré Kowalski Nowak Da_Silva Ferreira Yilmaz"
    );

    private static readonly string[] Voies = Liste(
        "rue_de_la_République rue_Victor-Hugo rue_Jean-Jaurès avenue_de_la_Gare rue_Pasteur place_du_Marché rue_des_Écoles "
            + "rue_de_la_Mairie rue_Gambetta boulevard_Carnot rue_du_Moulin rue_de_l’Église rue_des_Tilleuls rue_Nationale "
            + "rue_du_Général-Leclerc allée_des_Acacias rue_Émile-Zola quai_du_Canal rue_des_Jardins avenue_Foch"
    );

    public static Personne Personne(Hasard hasard) =>
        hasard.Chance(72)
            ? new(Civilite.Madame, hasard.Parmi(Femmes), hasard.Parmi(Familles))
            : new(Civilite.Monsieur, hasard.Parmi(Hommes), hasard.Parmi(Familles));

    /// <summary>« 12 rue des Jardins ».</summary>
    public static string Adresse(Hasard hasard) => $"{hasard.Entier(1, 148)} {hasard.Parmi(Voies)}";

    /// <summary>A number of the ranges kept for fiction (ARCEP, decision 2018-0881): it rings nowhere.</summary>
    public static string Telephone(Hasard hasard) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"03 53 01 {hasard.Entier(0, 99):00} {hasard.Entier(0, 99):00}"
        );

    /// <summary>Fourteen digits that no business has: no SIREN begins with 000.</summary>
    public static string Siret(int numero) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"000{numero:000000}00011"
        );

    private static string[] Liste(string noms) =>
        [.. noms.Split(' ').Select(n => n.Replace('_', ' '))];
}
