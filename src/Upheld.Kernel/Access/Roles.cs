namespace Upheld.Kernel.Access;

/// <summary>Roles of people who sign in.</summary>
public static class Roles
{
    /// <summary>Runs the installation.</summary>
    public const string Administrator = "administrator";

    /// <summary>Works in the provider's teams.</summary>
    public const string Operator = "operator";
}
