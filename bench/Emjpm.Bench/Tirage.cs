namespace Emjpm.Bench;

/// <summary>Draws values with a probability proportional to their weight.</summary>
internal sealed class Tirage<T>
{
    private readonly IReadOnlyList<T> valeurs;
    private readonly double[] cumul;

    public Tirage(IReadOnlyList<T> valeurs, Func<T, double> poids)
    {
        this.valeurs = valeurs;
        var somme = 0.0;
        cumul = [.. valeurs.Select(v => somme += poids(v))];
    }

    public T Tirer(Random hasard)
    {
        var index = Array.BinarySearch(cumul, hasard.NextDouble() * cumul[^1]);
        return valeurs[index < 0 ? ~index : index];
    }
}
