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
    public static void AjouterSecurite(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddIdentityCore<Utilisateur>(o =>
            {
                // CNIL recommendation of 2022 on passwords: length first, lock-out after failures, no forced rotation.
                o.Password.RequiredLength = 12;
                o.Password.RequireDigit = true;
                o.Password.RequireNonAlphanumeric = true;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                o.User.RequireUniqueEmail = true;
            })
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
                    o.LoginPath = "/connexion";
                    o.AccessDeniedPath = "/acces-refuse";
                    o.ReturnUrlParameter = "retour";
                    o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
                }
            );

        var autorisations = builder.Services.AddAuthorizationBuilder();
        autorisations.SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
        );
        foreach (var (politique, roles) in Espaces.Politiques)
            autorisations.AddPolicy(politique, p => p.RequireRole(roles));

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Perimetre>();
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
        app.UseExceptionHandler("/erreur");
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseMiddleware<EntetesSecurite>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ChargeActeur>();
        app.UseAuthorization();
    }
}
