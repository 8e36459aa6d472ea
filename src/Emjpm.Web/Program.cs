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
await app.VerifierAsync();
app.UtiliserSecurite();
app.ServirPages();

await app.RunAsync();

/// <summary>The only host.</summary>
public partial class Program;
