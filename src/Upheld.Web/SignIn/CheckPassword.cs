using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Results;

namespace Upheld.Web.SignIn;

/// <summary>Whether somebody is who they say.</summary>
/// <remarks>Wrong password, unknown address and locked account answer the same and take as long, so that nobody learns which accounts exist.</remarks>
internal sealed class CheckPassword(UpheldDb db, SignInManager<Person> signIns, UserManager<Person> people, IClock clock) : IPeople
{
    private static readonly Error Refused = new(
        ErrorKind.Forbidden, "sign_in.refused", "E-mail address and password do not match, or there were too many tries. Check both, or wait five minutes.");

    /// <summary>The person, or <c>sign_in.refused</c>, which is recorded where the account exists.</summary>
    public async Task<Result<Person>> ExecuteAsync(string? email, string? password, SignInOrigin origin, CancellationToken cancellation)
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
        if (checkedIn.Succeeded)
        {
            return person;
        }

        Record(db, new SignInRefused(clock.GetCurrentInstant(), person.Id, checkedIn.IsLockedOut), person, origin);
        await db.SaveChangesAsync(cancellation);
        return Refused;
    }

    /// <summary>Records what became of a try to sign in; who it was and from where stand beside the log.</summary>
    public static void Record<T>(UpheldDb db, T fact, Person person, SignInOrigin origin)
        where T : Figures.Facts.IFact =>
        db.RecordPersonal(fact, JsonSerializer.SerializeToUtf8Bytes(new { email = person.Email, address = origin.Address, agent = origin.Agent }));

    async Task<Result<PersonEntry>> IPeople.AuthenticateAsync(string? email, string? password, CancellationToken cancellation)
    {
        var person = await ExecuteAsync(email, password, SignInOrigin.CommandLine, cancellation);
        return person.IsOk
            ? new PersonEntry(person.Value.Id, person.Value.DisplayName, await people.IsInRoleAsync(person.Value, Roles.Administrator))
            : person.Error;
    }
}
