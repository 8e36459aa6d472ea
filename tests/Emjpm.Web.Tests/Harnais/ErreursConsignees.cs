using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Emjpm.Core.Data.Jeux.Demonstration;
using Microsoft.Extensions.Logging;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// Reads all that the application logs, at the levels of its own settings: keeps the errors, to put the cause of a broken page
/// in the failure of the test, and the lines that name somebody, which no log may hold.
/// </summary>
public sealed partial class ErreursConsignees : ILoggerProvider
{
    private static readonly IReadOnlyList<string> Noms =
    [
        .. DonneesDemonstration.Comptes.Select(c => c.Nom),
    ];

    private readonly ConcurrentQueue<string> _lignes = new();
    private readonly ConcurrentQueue<string> _indiscretions = new();

    /// <summary>Category, message and exception of each error, oldest first.</summary>
    public IReadOnlyCollection<string> Lignes => _lignes;

    /// <summary>Lines with a mail address, an RG number or the name of a demonstration account.</summary>
    public IReadOnlyCollection<string> Indiscretions => _indiscretions;

    public ILogger CreateLogger(string categoryName) => new Ecrivain(categoryName, this);

    public void Dispose() { }

    private void Consigner(LogLevel niveau, string ligne)
    {
        if (niveau >= LogLevel.Error)
            _lignes.Enqueue(ligne);
        if (
            DonneePersonnelle().IsMatch(ligne)
            || Noms.Any(n => ligne.Contains(n, StringComparison.Ordinal))
        )
            _indiscretions.Enqueue($"{niveau} {ligne}");
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+|\b\d\d[A-Z]\d{5}\b")]
    private static partial Regex DonneePersonnelle();

    private sealed class Ecrivain(string categorie, ErreursConsignees registre) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) =>
            registre.Consigner(
                logLevel,
                $"{categorie}: {formatter(state, exception)}\n{exception}"
            );
    }
}
