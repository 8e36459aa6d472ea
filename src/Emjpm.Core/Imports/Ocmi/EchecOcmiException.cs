namespace Emjpm.Core.Imports.Ocmi;

/// <summary>The archive of OCMI cannot be had or read: nothing was changed. The message is a sentence for the mandataire.</summary>
public sealed class EchecOcmiException(string message, Exception? cause = null)
    : Exception(message, cause);
