using System.Security.Claims;

namespace Upheld.Kernel.Access;

/// <summary>Who asks for something or decides it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that colleagues see.</param>
/// <param name="IsAdministrator">Whether it is an administrator of the installation.</param>
public sealed record PersonEntry(Guid Id, string Name, bool IsAdministrator)
{
    /// <summary>The claim of a sign-in that holds the name which colleagues see.</summary>
    public const string NameClaim = "display_name";

    /// <summary>Who is signed in; null when nobody is.</summary>
    public static PersonEntry? Of(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        ? new PersonEntry(id, user.FindFirstValue(NameClaim) ?? "", user.IsInRole(Roles.Administrator))
        : null;
}
