using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>The shapes that most indicators take.</summary>
internal static class Formules
{
    /// <summary>A count, that territories add up.</summary>
    public static Indicateur Nombre(
        string code,
        string libelle,
        DomaineIndicateur domaine,
        Grandeur compte,
        string definition
    ) =>
        new()
        {
            Code = code,
            Libelle = libelle,
            Definition = definition,
            Domaine = domaine,
            Calculer = c => c[compte],
        };

    /// <summary>A count of persons, which secrecy protects, and which the jurisdiction of a court has too.</summary>
    public static Indicateur Personnes(
        string code,
        string libelle,
        DomaineIndicateur domaine,
        Grandeur compte,
        string definition
    ) =>
        Nombre(code, libelle, domaine, compte, definition) with
        {
            Personnes = c => c[compte],
            ParRessort = true,
        };

    /// <summary>A share of a count in another.</summary>
    public static Indicateur Part(
        string code,
        string libelle,
        DomaineIndicateur domaine,
        Grandeur numerateur,
        Grandeur denominateur,
        string definition
    ) =>
        new()
        {
            Code = code,
            Libelle = libelle,
            Definition = definition,
            Domaine = domaine,
            Unite = UniteIndicateur.Pourcentage,
            Calculer = c => Rapport(c[numerateur], c[denominateur]),
            SeSomme = false,
        };

    /// <summary>A count of the registry: each gestionnaire once at each level.</summary>
    public static Indicateur Registre(
        string code,
        string libelle,
        Func<Decompte, int> compter,
        string definition
    ) =>
        new()
        {
            Code = code,
            Libelle = libelle,
            Definition = definition,
            Domaine = DomaineIndicateur.Profession,
            Calculer = c => compter(c),
            SeSomme = false,
            DuRegistre = true,
            ParRessort = true,
        };

    /// <summary>Not known where no site has a known capacity: nothing known is not nothing.</summary>
    public static Func<Decompte, double?> SiCapaciteConnue(Func<Decompte, int> compter) =>
        c =>
            c[Grandeur.Lieux] > 0 && c[Grandeur.LieuxSansCapacite] == c[Grandeur.Lieux]
                ? null
                : compter(c);

    /// <summary>A quotient; null when there is nothing to divide by.</summary>
    public static double? Rapport(double numerateur, double denominateur) =>
        denominateur == 0 ? null : numerateur / denominateur;

    /// <summary>A type of mandataire in the code of an indicator.</summary>
    public static string Code(TypeGestionnaire type) =>
        type switch
        {
            TypeGestionnaire.Individuel => "individuels",
            TypeGestionnaire.Prepose => "preposes",
            _ => "services",
        };

    /// <summary>« mandataires individuels », « préposés d’établissement », « services mandataires ».</summary>
    public static string Pluriel(TypeGestionnaire type) =>
        type switch
        {
            TypeGestionnaire.Individuel => "mandataires individuels",
            TypeGestionnaire.Prepose => "préposés d’établissement",
            _ => "services mandataires",
        };
}
