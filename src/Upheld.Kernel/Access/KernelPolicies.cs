namespace Upheld.Kernel.Access;

/// <summary>The policies that every endpoint and page chooses from until modules bring finer ones.</summary>
public static class KernelPolicies
{
    /// <summary>Anybody, signed in or not: sign-in, set-up, health, public keys.</summary>
    public const string Anybody = nameof(Anybody);

    /// <summary>Somebody of the provider's teams, who sees all customers.</summary>
    public const string SeeInstallation = nameof(SeeInstallation);

    /// <summary>Somebody who may see the customer in the route.</summary>
    public const string SeeCustomer = nameof(SeeCustomer);

    /// <summary>An administrator of the installation.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>A command on this machine, over the socket in the data folder.</summary>
    public const string LocalSocket = nameof(LocalSocket);

    /// <summary>A reader of one log with its token in the path.</summary>
    public const string ReadLog = nameof(ReadLog);
}
