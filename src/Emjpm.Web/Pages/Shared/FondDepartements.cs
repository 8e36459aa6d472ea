namespace Emjpm.Web.Pages.Shared;

/// <summary>Outlines of the départements, overseas in a row under the mainland. Built by tools/referentiel.</summary>
public static class FondDepartements
{
    /// <summary>Box of the drawing.</summary>
    public const string Cadre = "0 0 1010 1180";

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<(string Code, string Place, string Trace)> Traces { get; } = Lire();

    private static List<(string, string, string)> Lire()
    {
        using var flux = typeof(FondDepartements).Assembly.GetManifestResourceStream(
            "fond-departements.txt"
        )!;
        using var texte = new StreamReader(flux);
        var traces = new List<(string, string, string)>();
        while (texte.ReadLine() is { } ligne)
        {
            var champs = ligne.Split(';');
            traces.Add((champs[0], champs[1], champs[2]));
        }
        return traces;
    }
}
