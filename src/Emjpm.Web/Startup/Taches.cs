namespace Emjpm.Web.Startup;

/// <summary>Recurring jobs.</summary>
public static class Taches
{
    public static void AjouterTaches(this WebApplicationBuilder builder) { }
}
