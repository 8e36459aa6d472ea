using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// The counts of a site or of a territory on a day, each at the place of its <see cref="Grandeur"/>. In the database one text, « 12 0 3 »,
/// without the zeros of the end: a count added later reads as 0 in the days written before it.
/// </summary>
public sealed class Decompte : IEquatable<Decompte>
{
    private readonly int[] valeurs;

    private Decompte(int[] valeurs) => this.valeurs = valeurs;

    /// <summary>Nothing counted.</summary>
    public static Decompte Vide { get; } = new(new int[GrandeurDe.Nombre]);

    public int this[Grandeur compte] => valeurs[(int)compte];

    /// <summary>A copy of what was added up.</summary>
    internal static Decompte De(ReadOnlySpan<int> valeurs) =>
        new(valeurs[..GrandeurDe.Nombre].ToArray());

    /// <summary>The sum of some rows.</summary>
    public static Decompte Somme(IEnumerable<Decompte> lignes)
    {
        if (lignes.TryGetNonEnumeratedCount(out var nombre) && nombre == 1)
            return lignes.First();
        var somme = new int[GrandeurDe.Nombre];
        foreach (var ligne in lignes)
            for (var i = 0; i < somme.Length; i++)
                somme[i] += ligne.valeurs[i];
        return new(somme);
    }

    /// <summary>What a site counts when its gestionnaire is entitled nowhere: its mesures, apart from every other figure.</summary>
    public Decompte HorsHabilitation()
    {
        var apart = new int[GrandeurDe.Nombre];
        apart[(int)Grandeur.EnCoursHorsHabilitation] = this[Grandeur.EnCours];
        return new(apart);
    }

    internal void AjouterA(int[] somme)
    {
        for (var i = 0; i < somme.Length; i++)
            somme[i] += valeurs[i];
    }

    public bool Equals(Decompte? autre) =>
        autre is not null && valeurs.AsSpan().SequenceEqual(autre.valeurs);

    public override bool Equals(object? obj) => Equals(obj as Decompte);

    public override int GetHashCode()
    {
        var somme = new HashCode();
        foreach (var valeur in valeurs)
            somme.Add(valeur);
        return somme.ToHashCode();
    }

    public override string ToString()
    {
        var fin = valeurs.Length;
        while (fin > 0 && valeurs[fin - 1] == 0)
            fin--;
        var texte = new StringBuilder(fin * 3);
        for (var i = 0; i < fin; i++)
            texte.Append(i == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{valeurs[i]}");
        return texte.ToString();
    }

    /// <summary>Reads what <see cref="ToString"/> wrote, in this version or another.</summary>
    public static Decompte Lire(string texte)
    {
        var valeurs = new int[GrandeurDe.Nombre];
        var rang = 0;
        var reste = texte.AsSpan();
        while (!reste.IsEmpty && rang < valeurs.Length)
        {
            var fin = reste.IndexOf(' ');
            var mot = fin < 0 ? reste : reste[..fin];
            // A page reads hundreds of thousands of them, most of which are a digit.
            valeurs[rang++] = mot is [>= '0' and <= '9' and var chiffre]
                ? chiffre - '0'
                : int.Parse(mot, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            reste = fin < 0 ? [] : reste[(fin + 1)..];
        }
        return new(valeurs);
    }

    internal sealed class Conversion()
        : ValueConverter<Decompte, string>(v => v.ToString(), s => Lire(s));

    internal sealed class Comparaison()
        : ValueComparer<Decompte>((a, b) => object.Equals(a, b), v => v.GetHashCode(), v => v);
}
