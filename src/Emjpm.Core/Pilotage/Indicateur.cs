using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>What an indicator tells about.</summary>
public enum DomaineIndicateur
{
    [Valeur("personnes", "Personnes protégées")]
    Personnes,

    [Valeur("places", "Places et capacités")]
    Places,

    [Valeur("reservations", "Réservations")]
    Reservations,

    [Valeur("profession", "Mandataires")]
    Profession,

    [Valeur("equite", "Équité entre les territoires")]
    Equite,
}

/// <summary>How the value of an indicator is written.</summary>
public enum UniteIndicateur
{
    [Valeur("nombre", "nombre")]
    Nombre,

    [Valeur("pourcentage", "%")]
    Pourcentage,

    [Valeur("jours", "jours")]
    Jours,

    [Valeur("kilometres", "km")]
    Kilometres,

    [Valeur("pour_mille_adultes", "pour 1 000 adultes")]
    PourMilleAdultes,

    [Valeur("pour_cent_mille", "pour 100 000 habitants")]
    PourCentMille,

    /// <summary>A mean of counts, one decimal.</summary>
    [Valeur("moyenne", "moyenne")]
    Moyenne,

    [Valeur("points", "points")]
    Points,
}

/// <summary>
/// A figure, declared once: tiles, tables, charts, lists, files, public pages and the page of definitions are made from this.
/// </summary>
public sealed record Indicateur
{
    /// <summary>Stable handle, in addresses and files.</summary>
    public required string Code { get; init; }

    /// <summary>As a title: « Places libres ».</summary>
    public required string Libelle { get; init; }

    /// <summary>What is counted and how, in French, for those who read the figure.</summary>
    public required string Definition { get; init; }
    public required DomaineIndicateur Domaine { get; init; }
    public UniteIndicateur Unite { get; init; } = UniteIndicateur.Nombre;

    /// <summary>The value from the counts of a territory or of a site; null when it is not known.</summary>
    public required Func<Decompte, double?> Calculer { get; init; }

    /// <summary>
    /// The persons behind the value: from 1 to 4 of them, it is not published (see <see cref="Secret"/>). Null: no person is counted.
    /// </summary>
    public Func<Decompte, int>? Personnes { get; init; }

    /// <summary>Whether the value of a territory is the sum of those below; each gestionnaire counts once at each level, so not theirs.</summary>
    public bool SeSomme { get; init; } = true;

    /// <summary>
    /// Whether it has a sense for the jurisdiction of a court: a site works for several courts, its places are not shared between
    /// them.
    /// </summary>
    public bool ParRessort { get; init; }

    /// <summary>Whether the counts of the registry (who is entitled where) make it, rather than those of sites.</summary>
    public bool DuRegistre { get; init; }

    /// <summary>When only one type of gestionnaire makes it: its lines are of that type.</summary>
    public TypeGestionnaire? Type { get; init; }

    /// <summary>
    /// The indicator whose lines explain this one, when a gestionnaire alone has no value of it: a rate by inhabitant, a dispersion.
    /// </summary>
    public Indicateur Lignes
    {
        get => field ?? this;
        init;
    }

    /// <summary>Whether it is on the report, which holds on one sheet; all are on the screen and in the files.</summary>
    public bool AuRapport { get; init; } = true;

    /// <summary>Whether a rise is good news (true), bad news (false), or neither (null).</summary>
    public bool? HausseFavorable { get; init; }

    /// <summary>How a territory is given its part, in French.</summary>
    public string RegleTerritoriale =>
        DuRegistre
            ? "Un mandataire compte dans chaque département où il est habilité ce jour-là, une fois dans la région et une fois en France : les départements ne s’additionnent pas."
        : ParRessort
            ? "Le département et la région sont ceux du lieu d’exercice, le ressort est celui du tribunal saisi."
        : "Le département et la région sont ceux du lieu d’exercice. Sans valeur par ressort : un lieu travaille pour plusieurs tribunaux.";

    /// <summary>The members of a record would print each other without end.</summary>
    public override string ToString() => Code;

    /// <summary>« 1 250 », « 24 % », « 3,5 jours »; « non connu » without a value.</summary>
    public string Ecrire(double? valeur) =>
        valeur is not { } v
            ? "non connu"
            : Unite switch
            {
                UniteIndicateur.Nombre => Francais.Entier((int)v),
                UniteIndicateur.Pourcentage => Francais.Pourcent(v),
                UniteIndicateur.Jours =>
                    $"{Decimal(v)}{Francais.Insecable}{(v < 2 ? "jour" : "jours")}",
                UniteIndicateur.Kilometres => $"{Decimal(v)}{Francais.Insecable}km",
                UniteIndicateur.Points =>
                    $"{Decimal(v)}{Francais.Insecable}{(v < 2 ? "point" : "points")}",
                _ => Decimal(v),
            };

    /// <summary>« +12 », « −3 points », « stable », from one date to another; null when one of the two is not known.</summary>
    public string? EcrireEcart(double? avant, double? apres)
    {
        if (avant is not { } a || apres is not { } b)
            return null;
        var (ecart, unite) = Unite switch
        {
            UniteIndicateur.Pourcentage => (Math.Round((b - a) * 100), "point"),
            UniteIndicateur.Nombre => (b - a, null),
            _ => (Math.Round(b - a, 1), null),
        };
        if (ecart == 0)
            return "stable";
        var signe = ecart > 0 ? "+" : "−";
        var valeur =
            Unite == UniteIndicateur.Pourcentage
                ? Francais.Entier((int)Math.Abs(ecart))
                : Ecrire(Math.Abs(ecart));
        var pluriel = unite is null
            ? ""
            : $"{Francais.Insecable}{unite}{(Math.Abs(ecart) < 2 ? "" : "s")}";
        return $"{signe}{Francais.Insecable}{valeur}{pluriel}";
    }

    private static string Decimal(double valeur) =>
        Math.Round(valeur, 1)
            .ToString("#,0.#", CultureInfo.InvariantCulture)
            .Replace(',', Francais.Insecable)
            .Replace('.', ',');
}

/// <summary>How the mesures en cours divide by one of their facts: the parts make the whole.</summary>
/// <param name="Titre">« Par nature »</param>
/// <param name="Colonne">what the lines are</param>
/// <param name="Definition">how a mesure is given its part, in French</param>
public sealed record Ventilation(
    string Code,
    string Titre,
    string Colonne,
    string Definition,
    IReadOnlyList<PartDeVentilation> Parts
);

/// <summary>A part of a <see cref="Ventilation"/>.</summary>
/// <param name="Code">stable handle, in files</param>
public sealed record PartDeVentilation(Grandeur Grandeur, string Code, string Libelle);
