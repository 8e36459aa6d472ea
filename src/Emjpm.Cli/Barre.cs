using System.Diagnostics;
using System.Globalization;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;

namespace Emjpm.Cli;

/// <summary>A progress bar: redrawn in place on a terminal, one line per step in a log.</summary>
internal sealed class Barre(Terminal terminal)
{
    private const int Largeur = 30;

    private readonly long debut = Stopwatch.GetTimestamp();
    private string? etape;

    public void Montrer(Avancement avancement)
    {
        if (terminal.Interactif)
            terminal.Sortie.Write($"\r{Ligne(avancement).PadRight(100)}");
        else if (avancement.Etape != etape)
            terminal.Sortie.WriteLine(avancement.Etape);
        etape = avancement.Etape;
    }

    public void Finir()
    {
        if (terminal.Interactif)
            terminal.Sortie.WriteLine();
    }

    private string Ligne(Avancement a)
    {
        var part = a.Total == 0 ? 1 : (double)a.Fait / a.Total;
        var pleins = (int)(part * Largeur);
        var temps = Stopwatch.GetElapsedTime(debut);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', pleins)}{new string('.', Largeur - pleins)}] {part * 100, 3:F0} %  {a.Etape} {Francais.Entier((int)a.Fait)} / {Francais.Entier((int)a.Total)}  {temps:m\\:ss}"
        );
    }
}
