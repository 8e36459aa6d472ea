using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Web.Startup;

/// <summary>Sign-in, policies, perimeter, headers.</summary>
public static class Securite
{
    public const string LimiteConnexion = "connexion";

    public static void AjouterSecurite(this WebApplicationBuilder builder)
    {
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
                    o.Cookie.Name = "emjpm";
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    o.ExpireTimeSpan = TimeSpan.FromHours(8);
                    o.SlidingExpiration = true;
                    o.LoginPath = SessionTerminee.PageConnexion;
                    o.ReturnUrlParameter = "retour";
                    o.Events.OnRedirectToLogin = SessionTerminee.DemanderAsync;
                    o.Events.OnRedirectToAccessDenied = SessionTerminee.RefuserAsync;
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
        builder.Services.AddScoped<VerifierIdentifiants>();
        builder.Services.AddScoped<OuvrirSession>();
        builder.Services.AddScoped<ChangerMotDePasse>();
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
        });
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "emjpm-formulaire";
            o.FormFieldName = "jeton";
            o.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        );
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
        app.UseMiddleware<SessionTerminee>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ChargeActeur>();
        app.UseAuthorization();
    }

    /// <summary>
    /// Sign-in attempts of one network, on this node: a whole ministry may share one address, hence the generous limit;
    /// the lock-out of the account is the net that matters.
    /// </summary>
    private static RateLimitPartition<string> LimiterConnexion(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetSlidingWindowLimiter(
                Reseau(http.Connection.RemoteIpAddress),
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = 120,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                }
            )
            : RateLimitPartition.GetNoLimiter("page");

    /// <summary>The address, or the /64 network of an IPv6 address.</summary>
    private static string Reseau(IPAddress? adresse) =>
        adresse is null ? ""
        : adresse.AddressFamily == AddressFamily.InterNetworkV6 && !adresse.IsIPv4MappedToIPv6
            ? Convert.ToHexString(adresse.GetAddressBytes()[..8])
        : adresse.ToString();
}
