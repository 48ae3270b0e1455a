using Upheld.Kernel.Results;

namespace Upheld.Kernel.Access;

/// <summary>Tells who somebody is where there is no sign-in, such as at the command line.</summary>
public interface IPeople
{
    /// <summary>Whoever knows this password.</summary>
    /// <param name="email">The account's e-mail address.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Stops waiting for the database.</param>
    /// <returns>The person, or <c>sign_in.refused</c>; too many wrong tries lock the account, as at the door.</returns>
    Task<Result<PersonEntry>> AuthenticateAsync(string? email, string? password, CancellationToken cancellation);
}
