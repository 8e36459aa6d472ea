namespace Emjpm.Web.Tests.Harnais;

/// <summary>The demonstration accounts, one per role and two members of the service with smaller rights.</summary>
public static class Comptes
{
    public const string Juge = "juge@demo.emjpm.fr";
    public const string Greffier = "greffier@demo.emjpm.fr";
    public const string Individuel = "individuel@demo.emjpm.fr";
    public const string Prepose = "prepose@demo.emjpm.fr";
    public const string Service = "service@demo.emjpm.fr";

    /// <summary>Member of the service of <see cref="Service"/>, limited to its first antenne.</summary>
    public const string Antenne = "antenne@demo.emjpm.fr";

    /// <summary>Member of the service of <see cref="Service"/>, read-only.</summary>
    public const string Lecture = "lecture@demo.emjpm.fr";
    public const string Direction = "direction@demo.emjpm.fr";
    public const string Admin = "admin@demo.emjpm.fr";

    public static readonly IReadOnlyList<string> Tous =
    [
        Juge,
        Greffier,
        Individuel,
        Prepose,
        Service,
        Antenne,
        Lecture,
        Direction,
        Admin,
    ];

    /// <summary>The part before the @.</summary>
    public static string Nom(string courriel) => courriel.Split('@')[0];
}
