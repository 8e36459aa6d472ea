namespace Emjpm.Core.Jobs;

/// <summary>A recurring job as a leased row: any web node may run it, one at a time.</summary>
public sealed class Tache
{
    /// <summary>Name of the job, for example <c>courriels</c>.</summary>
    public required string Nom { get; init; }
    public DateTime ProchaineLe { get; set; }
    public DateTime? LoueeJusqua { get; set; }
    public string? LoueePar { get; set; }
    public DateTime? DerniereLe { get; set; }

    /// <summary>What the last run did, or why it failed.</summary>
    public string? DernierResultat { get; set; }
}

/// <summary>A run of a recurring job, kept three months. Mails have a log of their own: their rounds leave none, failures excepted.</summary>
public sealed class ExecutionTache
{
    /// <summary>Days a run is kept.</summary>
    public const int JoursGardes = 90;

    public long Id { get; init; }
    public required string Nom { get; init; }
    public DateTime DebutLe { get; init; }
    public int DureeMs { get; init; }
    public bool Echec { get; init; }

    /// <summary>What it did, in French, with its numbers; or why it failed.</summary>
    public required string Resultat { get; init; }
}
