using System.Globalization;
using CsvHelper;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// A CSV file as a French spreadsheet opens it: semicolons, byte-order mark, decimal commas, dates as JJ/MM/AAAA.
/// A text that a spreadsheet would run as a formula is defused. May hold several tables and loose lines.
/// </summary>
public sealed class FichierCsv(Stream sortie) : IDisposable
{
    private readonly CsvWriter csv = CsvWriter.Create(
        sortie,
        new CsvWriterOptions
        {
            Separator = ';',
            WriteByteOrderMark = true,
            Injection = CsvInjection.Escape,
            FormatProvider = CultureInfo.GetCultureInfo("fr-FR"),
            ValidateFieldCount = false,
        },
        leaveOpen: true
    );

    /// <summary>Writes a loose line of text.</summary>
    public void Ligne(params ReadOnlySpan<string> cellules) => csv.WriteRecord(cellules);

    /// <summary>Writes the titles of a table, then its lines.</summary>
    public void Tableau<T>(Feuille<T> feuille, IEnumerable<T> lignes)
    {
        Titres(feuille);
        foreach (var ligne in lignes)
            Ecrire(feuille, ligne);
    }

    /// <inheritdoc cref="Tableau{T}"/>
    public async Task TableauAsync<T>(
        Feuille<T> feuille,
        IAsyncEnumerable<T> lignes,
        CancellationToken annulation
    )
    {
        Titres(feuille);
        await foreach (var ligne in lignes.WithCancellation(annulation))
            Ecrire(feuille, ligne);
    }

    public void Dispose() => csv.Dispose();

    private void Titres<T>(Feuille<T> feuille) =>
        csv.WriteRecord([.. feuille.Colonnes.Select(c => c.Titre)]);

    private void Ecrire<T>(Feuille<T> feuille, T ligne)
    {
        foreach (var colonne in feuille.Colonnes)
            switch (colonne.Lire(ligne))
            {
                case int entier:
                    csv.WriteField(entier);
                    break;
                case double nombre:
                    csv.WriteField(nombre, "0.#");
                    break;
                case DateOnly date:
                    csv.WriteField(date, "dd'/'MM'/'yyyy");
                    break;
                case var texte:
                    csv.WriteField((string?)texte);
                    break;
            }
        csv.EndRecord();
    }
}
