using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>Keeps what the application logs as errors, to put the cause of a broken page in the failure of the test.</summary>
public sealed class ErreursConsignees : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lignes = new();

    /// <summary>Category, message and exception of each error, oldest first.</summary>
    public IReadOnlyCollection<string> Lignes => _lignes;

    public ILogger CreateLogger(string categoryName) => new Ecrivain(categoryName, _lignes);

    public void Dispose() { }

    private sealed class Ecrivain(string categorie, ConcurrentQueue<string> lignes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                lignes.Enqueue($"{categorie}: {formatter(state, exception)}\n{exception}");
        }
    }
}
