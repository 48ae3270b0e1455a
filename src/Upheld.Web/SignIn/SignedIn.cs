using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Web.SignIn;

/// <summary>Somebody signed in.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Opaque id of the account; who it is and from where stand beside the log and can be erased.</param>
internal sealed record SignedIn(Instant At, Guid Person) : IFact
{
    public static string Type => "identity.signed_in";

    public Guid? Customer => null;
}

/// <summary>A sign-in to a known account was refused. Tries at unknown accounts are not recorded: anybody could fill the log with them.</summary>
/// <param name="At">When.</param>
/// <param name="Person">Opaque id of the account.</param>
/// <param name="Locked">Whether the account is locked now, after too many tries.</param>
internal sealed record SignInRefused(Instant At, Guid Person, bool Locked) : IFact
{
    public static string Type => "identity.sign_in_refused";

    public Guid? Customer => null;
}
