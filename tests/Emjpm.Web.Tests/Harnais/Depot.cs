namespace Emjpm.Web.Tests.Harnais;

/// <summary>The working copy the tests were built from.</summary>
public static class Depot
{
    /// <summary>The folder of the solution.</summary>
    public static readonly string Racine = Remonter(AppContext.BaseDirectory);

    private static string Remonter(string dossier) =>
        File.Exists(Path.Combine(dossier, "Emjpm.slnx"))
            ? dossier
            : Remonter(
                Path.GetDirectoryName(dossier.TrimEnd(Path.DirectorySeparatorChar))
                    ?? throw new InvalidOperationException("Not in a working copy.")
            );
}
