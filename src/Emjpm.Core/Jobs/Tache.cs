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
