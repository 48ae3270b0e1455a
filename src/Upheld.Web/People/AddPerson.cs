using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Web.CommandLine;

namespace Upheld.Web.People;

/// <summary>Adds somebody to the provider's teams.</summary>
internal sealed class AddPerson(UpheldDb db, NewPerson newPerson, UserManager<Person> people, IClock clock)
{
    public async Task<Result<Person>> ExecuteAsync(string? email, string? name, string? password, string? role, CancellationToken cancellation)
    {
        if (role is not (Roles.Administrator or Roles.Operator))
        {
            return new Error(ErrorKind.Invalid, "person.role_unknown", $"A role is {Roles.Administrator} or {Roles.Operator}.");
        }

        if (email is not null && await people.FindByEmailAsync(email.Trim()) is not null)
        {
            return new Error(ErrorKind.Conflict, "person.exists", "There is an account with this e-mail address already.");
        }

        var person = await newPerson.AddAsync(email?.Trim(), name, password, role, cancellation);
        if (person.IsOk)
        {
            db.Record(new PersonAdded(clock.GetCurrentInstant(), person.Value.Id, role));
            await db.SaveChangesAsync(cancellation);
        }

        return person;
    }
}

/// <summary>Somebody can sign in from now on (<c>identity.person_added</c>).</summary>
/// <param name="At">When.</param>
/// <param name="Person">Opaque id of the account.</param>
/// <param name="Role">As what.</param>
internal sealed record PersonAdded(Instant At, Guid Person, string Role) : IFact
{
    public static string Type => "identity.person_added";

    public Guid? Customer => null;
}

/// <summary>The server's side of <c>upheld person</c>.</summary>
internal sealed class PersonOperation(SliceRunner slices) : IOperation
{
    public string Name => "person";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        var done = await slices.RunAsync<AddPerson, Result<Person>>(
            Scope.Installation("an account belongs to the installation"),
            add => add.ExecuteAsync((string?)request["email"], (string?)request["name"], (string?)request["password"], (string?)request["role"], cancellation), cancellation);
        return done.IsOk
            ? new OperationAnswer(ExitCode.Done, $"{done.Value.Email} can sign in.\n")
            : new OperationAnswer(ExitCode.WrongInput, "", $"upheld person: {done.Error.Code}: {Text(done.Error, (string?)request["language"])}\n");
    }

    private static string Text(Error error, string? language) => language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) != true ? error.Message : error.Code switch
    {
        "person.role_unknown" => $"角色只能是 {Roles.Administrator} 或 {Roles.Operator}。",
        "person.exists" => "该电子邮箱已有账号。",
        "setup.email_invalid" => "请填写此人的电子邮箱。",
        "setup.password_short" => "密码太短，至少 12 个字符。",
        _ => error.Message,
    };
}
