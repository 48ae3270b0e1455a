namespace Upheld.Kernel.Scopes;

/// <summary>On a page or endpoint without a customer in its route: it runs in the scope of the whole installation, for a reason.</summary>
/// <param name="reason">Why this page looks at every customer.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class InstallationScopeAttribute(string reason) : Attribute
{
    /// <summary>The reason.</summary>
    public string Reason { get; } = reason;
}

/// <summary>On an endpoint that stays open, such as a live stream: the request itself enters no scope, because a scope holds a transaction; each refresh opens one of
/// its own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnScopesAttribute : Attribute;
