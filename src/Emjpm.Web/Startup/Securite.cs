using System.Net;
using System.Threading.RateLimiting;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Web.Security;
using Emjpm.Web.Security.ProConnect;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using IPNetwork = System.Net.IPNetwork;

namespace Emjpm.Web.Startup;

/// <summary>Sign-in, policies, perimeter, headers.</summary>
public static class Securite
{
    public const string LimiteConnexion = "connexion";
    public const string LimiteStatistiques = "statistiques";

    public static void AjouterSecurite(this WebApplicationBuilder builder)
    {
        var marque = MarqueCookies.Lire(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(marque);
        builder
            .Services.AddIdentityCore<Utilisateur>(ReglesIdentite.Appliquer)
            .AddErrorDescriber<RefusIdentite>()
            .AddPasswordValidator<RegleMotDePasse>()
            .AddEntityFrameworkStores<EmjpmDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<FabriqueIdentite>();

        builder
            .Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                o =>
                {
                    o.Cookie.Name = marque.Nom("emjpm");
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.Cookie.SecurePolicy = marque.Politique;
                    o.ExpireTimeSpan = TimeSpan.FromHours(8);
                    o.SlidingExpiration = true;
                    o.LoginPath = SessionTerminee.PageConnexion;
                    o.ReturnUrlParameter = "retour";
                    o.Events.OnRedirectToLogin = SessionTerminee.DemanderAsync;
                    o.Events.OnRedirectToAccessDenied = SessionTerminee.RefuserAsync;
                }
            )
            .AddCookie(
                // Where the framework keeps the challenge of a passkey.
                IdentityConstants.TwoFactorUserIdScheme,
                o =>
                {
                    o.Cookie.Name = marque.Nom("emjpm-cle");
                    o.Cookie.SameSite = SameSiteMode.Strict;
                    o.Cookie.SecurePolicy = marque.Politique;
                    o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                    o.SlidingExpiration = false;
                }
            )
            .AddCookie(
                ConnexionEnAttente.Schema,
                o =>
                {
                    o.Cookie.Name = marque.Nom(ConnexionEnAttente.Schema);
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.Cookie.SecurePolicy = marque.Politique;
                    o.ExpireTimeSpan = ConnexionEnAttente.Duree;
                    o.SlidingExpiration = false;
                }
            );

        var autorisations = builder.Services.AddAuthorizationBuilder();
        autorisations.SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
        );
        foreach (var (politique, roles) in Espaces.Politiques)
            autorisations.AddPolicy(politique, p => p.RequireRole(roles));

        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Perimetre>();
        builder.Services.AddScoped<PerimetreAdministration>();
        builder.Services.AddScoped<PerimetreDuCompte>();
        builder.Services.AddSingleton<AnnoncesAffichees>();
        builder.Services.AddScoped<FonctionsDeLActeur>();
        builder.Services.AddScoped<VerifierIdentifiants>();
        builder.Services.AddScoped<OuvrirSession>();
        builder.Services.AddScoped<SeConnecter>();
        builder.Services.AddScoped<CeremonieCle>();
        if (ReglagesProConnect.Lire(builder.Configuration) is { } proConnect)
        {
            builder.Services.AddSingleton(proConnect);
            builder.Services.AddSingleton<Fournisseur>();
            builder.Services.AddSingleton<VerifierJetons>();
            builder.Services.AddScoped<RapprocherProConnect>();
            builder.Services.AddScoped<ConnexionProConnect>();
        }
        builder.Services.AddScoped<AjouterCle>();
        builder.Services.AddScoped<ModifierCle>();
        builder.Services.Configure<IdentityPasskeyOptions>(o =>
        {
            // A key stands for the password and the second factor: it is unlocked by its owner, and names its account.
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            // The framework compares with the header Origin, which our referrer policy empties on forms.
            o.ValidateOrigin = c =>
                ValueTask.FromResult(
                    !c.CrossOrigin
                        && c.Origin
                            == $"{c.HttpContext.Request.Scheme}://{c.HttpContext.Request.Host}"
                );
        });
        builder.Services.AddSingleton<SecondFacteurExige>();
        builder.Services.AddSingleton<CoffreSecrets>();
        builder.Services.AddScoped<FreinReseau>();
        builder.Services.AddScoped<VerifierFacteur>();
        builder.Services.AddScoped<ConfirmerIdentite>();
        builder.Services.AddScoped<ActiverApplication>();
        builder.Services.AddScoped<RetirerFacteurs>();
        builder.Services.AddScoped<DonnerCodesSecours>();
        builder.Services.AddScoped<FermerSessions>();
        builder.Services.AddScoped<DemanderNouvelleAdresse>();
        builder.Services.AddScoped<ChangerAdresse>();
        builder.Services.AddScoped<ChangerMotDePasse>();
        builder.Services.AddScoped<AccepterInvitation>();
        builder.Services.AddScoped<DeposerDemande>();
        builder.Services.AddScoped<ConfirmerDemande>();
        builder.Services.AddScoped<OuvrirDroits>();
        builder.Services.AddScoped<ApprouverDemande>();
        builder.Services.AddScoped<RefuserDemande>();
        builder.Services.AddScoped<PreciserDemande>();
        builder.Services.AddScoped<RepondrePrecision>();
        builder.Services.AddScoped<PoserMotDePasse>();
        builder.Services.AddScoped<VerifierCode>();
        builder.Services.AddScoped<DemanderCodeMotDePasse>();
        builder.Services.AddScoped<ReinitialiserMotDePasse>();
        builder.Services.AddSingleton<SaisiesInterrompues>();
        builder.Services.AddSingleton<JournalAcces>();
        builder.Services.AddHostedService(s => s.GetRequiredService<JournalAcces>());
        builder.Services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(LimiteConnexion, LimiterConnexion);
            var demandes = builder.Configuration.GetValue("Statistiques:DemandesParMinute", 120);
            o.AddPolicy(LimiteStatistiques, http => LimiterStatistiques(http, demandes));
            o.OnRejected = (refus, _) =>
            {
                refus.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
        });
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = marque.Nom("emjpm-formulaire");
            o.Cookie.SecurePolicy = marque.Politique;
            o.FormFieldName = "jeton";
            o.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddHsts(o =>
        {
            o.MaxAge = TimeSpan.FromDays(365);
            o.IncludeSubDomains = true;
        });
        var mandataires = LireProxys(builder.Configuration["Proxy:Adresses"]);
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Besides loopback, which is believed in any case.
            foreach (var reseau in mandataires)
                o.KnownIPNetworks.Add(reseau);
        });
    }

    public static void UtiliserSecurite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<NoterAcces>();
        app.UseExceptionHandler("/erreur");
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseMiddleware<EntetesSecurite>();
        app.UseMiddleware<ExigeHttps>();
        app.UseMiddleware<SessionTerminee>();
        app.UseRouting();
        app.UseMiddleware<Provenance>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ChargeActeur>();
        app.UseMiddleware<FreinCompte>();
        app.UseAuthorization();
        app.UseMiddleware<PorteFonctions>();
    }

    /// <summary>
    /// Public figures asked by one network of this node, so that a program in a loop does not wear it out. Setting
    /// <c>Statistiques:DemandesParMinute</c>; 0: no limit.
    /// </summary>
    private static RateLimitPartition<string> LimiterStatistiques(HttpContext http, int demandes) =>
        demandes > 0
            ? RateLimitPartition.GetSlidingWindowLimiter(
                Appareil.Reseau(http),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = demandes,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }
            )
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Addresses and networks of the proxies believed, separated by commas.</summary>
    /// <exception cref="InvalidOperationException">one is neither an address nor a network</exception>
    private static IReadOnlyList<IPNetwork> LireProxys(string? adresses) =>
        [
            .. (adresses ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(a =>
                    IPAddress.TryParse(a, out var une)
                        ? new IPNetwork(une, une.GetAddressBytes().Length * 8)
                    : IPNetwork.TryParse(a, out var reseau) ? reseau
                    : throw new InvalidOperationException(
                        $"Proxy:Adresses holds « {a} », which is neither an address nor a network."
                    )
                ),
        ];

    /// <summary>
    /// Sign-in attempts of one network on this node, so that a flood does not reach the database; failures are counted for all
    /// nodes by <see cref="FreinReseau"/>.
    /// </summary>
    private static RateLimitPartition<string> LimiterConnexion(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        // Neither is a form: the browser is sent there, and back.
        || http.Request.Path.StartsWithSegments(ConnexionProConnect.Page)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                Appareil.Reseau(http),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = 300,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }
            )
            : RateLimitPartition.GetNoLimiter("page");
}
