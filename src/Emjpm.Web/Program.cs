using Emjpm.Core;
using Emjpm.Web.Startup;

var builder = WebApplication.CreateBuilder(args);

builder.Configuration.AjouterSecrets();
builder.AjouterObservabilite();
builder.AjouterDonnees();
builder.AjouterSecurite();
builder.AjouterPages();
builder.AjouterTaches();

var app = builder.Build();

await app.PreparerDonneesAsync();

// The database is looked at while the pages are put together: half a second each.
var verification = Task.Run(app.VerifierAsync);
app.UtiliserSecurite();
app.ServirPages();
await verification;

await app.RunAsync();

/// <summary>The only host.</summary>
public partial class Program;
