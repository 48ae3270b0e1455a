using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Results;

namespace Upheld.Web.SignIn;

/// <summary>Signs somebody in with a password.</summary>
/// <remarks>Wrong password, unknown address and locked account answer the same and take as long, so that nobody learns which accounts exist.</remarks>
internal sealed class SignInPerson(UpheldDb db, SignInManager<Person> signIns, UserManager<Person> people, IClock clock)
{
    private static readonly Error Refused = new(
        ErrorKind.Forbidden, "sign_in.refused", "E-mail address and password do not match, or there were too many tries. Check both, or wait five minutes.");

    public async Task<Result<Nothing>> ExecuteAsync(string? email, string? password, SignInOrigin origin, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password))
        {
            return Refused;
        }

        var person = await people.FindByEmailAsync(email.Trim());
        if (person is null)
        {
            _ = people.PasswordHasher.HashPassword(new Person(), password); // as long as a check takes
            return Refused;
        }

        var checkedIn = await signIns.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        var now = clock.GetCurrentInstant();
        if (!checkedIn.Succeeded)
        {
            Record(new SignInRefused(now, person.Id, checkedIn.IsLockedOut), person, origin);
            await db.SaveChangesAsync(cancellation);
            return Refused;
        }

        Record(new SignedIn(now, person.Id), person, origin);
        await db.SaveChangesAsync(cancellation); // no sign-in without its record
        await signIns.SignInAsync(person, isPersistent: false);
        return default(Nothing);
    }

    private void Record<T>(T fact, Person person, SignInOrigin origin)
        where T : Figures.Facts.IFact =>
        db.RecordPersonal(fact, JsonSerializer.SerializeToUtf8Bytes(new { email = person.Email, address = origin.Address, agent = origin.Agent }));
}

/// <summary>From where somebody signs in: personal data, kept beside the log.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Agent">What the browser calls itself.</param>
internal sealed record SignInOrigin(string? Address, string? Agent)
{
    private const int LongestAgent = 300;

    public static SignInOrigin Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new SignInOrigin(http.Connection.RemoteIpAddress?.ToString(), agent.Length > LongestAgent ? agent[..LongestAgent] : agent);
    }
}
