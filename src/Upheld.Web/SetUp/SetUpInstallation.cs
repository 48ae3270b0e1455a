using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;
using Upheld.Kernel.Settings;

namespace Upheld.Web.SetUp;

/// <summary>The first run: fixes the host name and creates the administrator. Works once.</summary>
internal sealed class SetUpInstallation(UpheldDb db, InstallationSettings settings, UserManager<Person> people, IIds ids, IClock clock)
{
    /// <summary>Whether the first run is still to come.</summary>
    public async Task<bool> IsPendingAsync(CancellationToken cancellation) => !await db.Users.AnyAsync(cancellation);

    public async Task<Result<Person>> ExecuteAsync(SetUpRequest request, CancellationToken cancellation)
    {
        if (!await IsPendingAsync(cancellation))
        {
            return new Error(ErrorKind.Conflict, "setup.done", "This installation is set up already. Sign in instead.");
        }

        if (string.IsNullOrWhiteSpace(request.Email) || !request.Email.Contains('@', StringComparison.Ordinal))
        {
            return new Error(ErrorKind.Invalid, "setup.email_invalid", "Write the administrator's e-mail address.");
        }

        var host = await settings.FixHostAsync(request.Host ?? "", cancellation);
        if (!host.IsOk)
        {
            return host.Error;
        }

        var person = new Person
        {
            Id = ids.NewGuid(),
            UserName = request.Email,
            Email = request.Email,
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = string.IsNullOrWhiteSpace(request.Name) ? request.Email : request.Name,
            SecurityStamp = Convert.ToHexString(ids.NewBytes(20)),
        };
        foreach (var validator in people.PasswordValidators)
        {
            var judged = await validator.ValidateAsync(people, person, request.Password);
            if (!judged.Succeeded)
            {
                return new Error(ErrorKind.Invalid, "setup.password_short", judged.Errors.First().Description);
            }
        }

        // One save: host, role, person, membership and the fact stand together or not at all.
        var role = new IdentityRole<Guid> { Id = ids.NewGuid(), Name = Roles.Administrator, NormalizedName = people.NormalizeName(Roles.Administrator) };
        person.PasswordHash = people.PasswordHasher.HashPassword(person, request.Password!);
        (person.NormalizedUserName, person.NormalizedEmail) = (people.NormalizeName(request.Email), people.NormalizeEmail(request.Email));
        db.AddRange(role, person, new IdentityUserRole<Guid> { RoleId = role.Id, UserId = person.Id });
        db.Record(new InstallationSetUp(clock.GetCurrentInstant(), request.Host!.ToLowerInvariant(), person.Id));
        await db.SaveChangesAsync(cancellation);
        return person;
    }
}

/// <summary>What the first-run page asks for.</summary>
internal sealed record SetUpRequest(string? Host, string? Email, string? Name, string? Password);
