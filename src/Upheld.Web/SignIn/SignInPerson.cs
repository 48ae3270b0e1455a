using Microsoft.AspNetCore.Identity;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;

namespace Upheld.Web.SignIn;

/// <summary>Signs somebody in with a password.</summary>
internal sealed class SignInPerson(UpheldDb db, CheckPassword check, SignInManager<Person> signIns, IClock clock)
{
    public async Task<Result<Nothing>> ExecuteAsync(string? email, string? password, SignInOrigin origin, CancellationToken cancellation)
    {
        var person = await check.ExecuteAsync(email, password, origin, cancellation);
        if (!person.IsOk)
        {
            return person.Error;
        }

        CheckPassword.Record(db, new SignedIn(clock.GetCurrentInstant(), person.Value.Id), person.Value, origin);
        await db.SaveChangesAsync(cancellation); // no sign-in without its record
        await signIns.SignInAsync(person.Value, isPersistent: false);
        return default(Nothing);
    }
}

/// <summary>From where somebody signs in: personal data, kept beside the log.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Agent">What the browser calls itself.</param>
internal sealed record SignInOrigin(string? Address, string? Agent)
{
    private const int LongestAgent = 300;

    /// <summary>A command on this machine.</summary>
    public static SignInOrigin CommandLine { get; } = new(null, "upheld");

    public static SignInOrigin Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new SignInOrigin(http.Connection.RemoteIpAddress?.ToString(), agent.Length > LongestAgent ? agent[..LongestAgent] : agent);
    }
}
