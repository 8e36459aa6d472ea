using Emjpm.Web.Startup;

var builder = WebApplication.CreateBuilder(args);

builder.AjouterObservabilite();
builder.AjouterDonnees();
builder.AjouterSecurite();
builder.AjouterPages();
builder.AjouterTaches();

var app = builder.Build();

await app.PreparerDonneesAsync();
app.UtiliserSecurite();
app.ServirPages();

await app.RunAsync();

/// <summary>The only host.</summary>
public partial class Program;
