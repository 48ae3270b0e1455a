using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Results;
using Upheld.Kernel.Settings;
using Upheld.Web.People;

namespace Upheld.Web.SetUp;

/// <summary>The first run: fixes the host name and creates the administrator. Works once.</summary>
internal sealed class SetUpInstallation(UpheldDb db, InstallationSettings settings, NewPerson newPerson, IClock clock)
{
    /// <summary>Whether the first run is still to come.</summary>
    public async Task<bool> IsPendingAsync(CancellationToken cancellation) => !await db.Users.AnyAsync(cancellation);

    public async Task<Result<Person>> ExecuteAsync(SetUpRequest request, CancellationToken cancellation)
    {
        if (!await IsPendingAsync(cancellation))
        {
            return new Error(ErrorKind.Conflict, "setup.done", "This installation is set up already. Sign in instead.");
        }

        var host = await settings.FixHostAsync(request.Host ?? "", cancellation);
        if (!host.IsOk)
        {
            return host.Error;
        }

        var person = await newPerson.AddAsync(request.Email, request.Name, request.Password, Roles.Administrator, cancellation);
        if (!person.IsOk)
        {
            return person.Error;
        }

        // One save: host, role, person, membership and the fact stand together or not at all.
        db.Record(new InstallationSetUp(clock.GetCurrentInstant(), request.Host!.ToLowerInvariant(), person.Value.Id));
        await db.SaveChangesAsync(cancellation);
        return person;
    }
}

/// <summary>What the first-run page asks for.</summary>
internal sealed record SetUpRequest(string? Host, string? Email, string? Name, string? Password);
