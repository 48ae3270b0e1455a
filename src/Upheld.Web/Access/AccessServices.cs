using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Operations;
using Upheld.Web.People;
using Upheld.Web.SignIn;

namespace Upheld.Web.Access;

/// <summary>Sign-in with cookies and the policies.</summary>
internal static class AccessServices
{
    private const int ShortestPassword = 12; // judged by length, not composition

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
        {
            options.Cookie.Name = "upheld";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.LogoutPath = "/sign-out";
            options.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status404NotFound; // what one may not see does not exist
                return Task.CompletedTask;
            };
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
        }));
        services.AddIdentityCore<Person>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = ShortestPassword;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 10;
        })
            .AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<UpheldDb>().AddSignInManager().AddClaimsPrincipalFactory<PersonClaims>().AddDefaultTokenProviders();
        services.AddScoped<CheckPassword>();
        services.AddScoped<IPeople>(provider => provider.GetRequiredService<CheckPassword>());
        services.AddScoped<SignInPerson>();
        services.AddScoped<NewPerson>();
        services.AddScoped<AddPerson>();
        services.AddSingleton<IOperation, PersonOperation>();
        services.AddSingleton<IAuthorizationHandler, LocalSocketHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build()) // an endpoint without a policy is closed
            .AddPolicy(KernelPolicies.Anybody, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(KernelPolicies.SeeInstallation, policy => policy.RequireRole(Roles.Administrator, Roles.Operator))
            .AddPolicy(KernelPolicies.SeeCustomer, policy => policy.RequireRole(Roles.Administrator, Roles.Operator))
            .AddPolicy(KernelPolicies.Administer, policy => policy.RequireRole(Roles.Administrator))
            .AddPolicy(KernelPolicies.ReadLog, policy => policy.RequireAssertion(_ => true)) // the token in the path is the key; the endpoint compares it
            .AddPolicy(KernelPolicies.LocalSocket, policy => policy.AddRequirements(new LocalSocketRequirement()));
    }
}
