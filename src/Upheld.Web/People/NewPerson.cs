using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;

namespace Upheld.Web.People;

/// <summary>Makes an account of a new person. The caller saves.</summary>
internal sealed class NewPerson(UpheldDb db, UserManager<Person> people, IIds ids)
{
    public async Task<Result<Person>> AddAsync(string? email, string? name, string? password, string role, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(email) || !email.Contains('@', StringComparison.Ordinal))
        {
            return new Error(ErrorKind.Invalid, "setup.email_invalid", "Write the person's e-mail address.");
        }

        var person = new Person
        {
            Id = ids.NewGuid(),
            UserName = email,
            NormalizedUserName = people.NormalizeName(email),
            Email = email,
            NormalizedEmail = people.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = string.IsNullOrWhiteSpace(name) ? email : name,
            SecurityStamp = Convert.ToHexString(ids.NewBytes(20)),
        };
        foreach (var validator in people.PasswordValidators)
        {
            var judged = await validator.ValidateAsync(people, person, password);
            if (!judged.Succeeded)
            {
                return new Error(ErrorKind.Invalid, "setup.password_short", judged.Errors.First().Description);
            }
        }

        person.PasswordHash = people.PasswordHasher.HashPassword(person, password!);
        var normalized = people.NormalizeName(role);
        var its = await db.Roles.SingleOrDefaultAsync(r => r.NormalizedName == normalized, cancellation)
            ?? db.Add(new IdentityRole<Guid> { Id = ids.NewGuid(), Name = role, NormalizedName = normalized }).Entity;
        db.AddRange(person, new IdentityUserRole<Guid> { RoleId = its.Id, UserId = person.Id });
        return person;
    }
}
