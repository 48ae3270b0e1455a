using Microsoft.AspNetCore.Identity;

namespace Upheld.Kernel.Access;

/// <summary>Somebody who signs in: of the provider's teams or of a customer.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The name that colleagues see.</summary>
    public string DisplayName { get; set; } = "";
}
