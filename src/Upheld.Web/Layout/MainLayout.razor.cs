using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Upheld.Web.Access;
using Upheld.Web.Hosting;

namespace Upheld.Web.Layout;

/// <summary>What stands round the pages of somebody who is signed in.</summary>
public sealed partial class MainLayout
{
    [Inject] private InstalledPages Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    private string? Name => Http?.User.Identity is { IsAuthenticated: true } ? Http.User.FindFirstValue(PersonClaims.DisplayName) ?? Http.User.Identity.Name : null;

    private string Role => Http?.User.FindFirstValue(ClaimTypes.Role) ?? Kernel.Access.Roles.Operator;

    private static string Version { get; } = typeof(MainLayout).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private string Path => $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]}";

    /// <summary>This page's path if it belongs to one of the patterns (a star is one segment), and to none of another item's that say more.</summary>
    private string? Also(params string[] patterns)
    {
        var here = Path.Split('/');
        return patterns.Any(p => Matches(p.Split('/'), here)) && (patterns[0] != "/c" || here.Length < 4 || here[3] is "promises") ? Path : null;
    }

    private static bool Matches(string[] pattern, string[] path) =>
        path.Length >= pattern.Length && pattern.Zip(path).All(pair => pair.First == "*" || pair.First == pair.Second);
}
