using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Plans;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Commitments.Restatements;

/// <summary>The server's side of <c>upheld restatement</c>: lists, shows, approves and declines.</summary>
internal sealed class RestatementOperation(SliceRunner slices, IServiceScopeFactory services) : IOperation
{
    private static readonly Scope All = Scope.Installation("a restatement may touch any customer");

    public string Name => "restatement";

    /// <summary>What a restatement that was asked for waits for.</summary>
    public static LocalText Waits(Guid id) => new LocalText(
        "Nothing is applied yet. Restatement {id} waits for another person, an administrator: on the page /restatements, or by\n  upheld restatement {id} --approve --person E-MAIL",
        "尚未应用。追溯更正 {id} 等待另一位管理员批准：在 /restatements 页面上，或使用命令\n  upheld restatement {id} --approve --person 电子邮箱").Fill(("id", id.ToString()));

    /// <summary>Whoever the request's e-mail address and password belong to.</summary>
    public static async Task<Result<PersonEntry>> PersonAsync(IServiceScopeFactory services, JsonObject request, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace((string?)request["person"]))
        {
            return RestatementErrors.NoPerson;
        }

        await using var dependencies = services.CreateAsyncScope();
        await dependencies.ServiceProvider.GetRequiredService<UpheldDb>().EnterAsync(Scope.Installation("an account belongs to the installation"), cancellation);
        return await dependencies.ServiceProvider.GetRequiredService<IPeople>().AuthenticateAsync((string?)request["person"], (string?)request["password"], cancellation);
    }

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        var language = FilesOfRequest.LanguageOf(request);
        if ((string?)request["id"] is not { } text)
        {
            return new OperationAnswer(0, await slices.RunAsync<ReadRestatements, string>(All, async read => List(await read.ExecuteAsync(cancellation), language), cancellation));
        }

        if (!Guid.TryParse(text, out var id))
        {
            return Refused(RestatementErrors.Unknown, language);
        }

        if (!FilesOfRequest.Flag(request, "approve") && !FilesOfRequest.Flag(request, "decline"))
        {
            return await ShowAsync(id, request, language, cancellation);
        }

        var person = await PersonAsync(services, request, cancellation);
        if (!person.IsOk)
        {
            return Refused(person.Error, language);
        }

        var approves = FilesOfRequest.Flag(request, "approve");
        var done = await slices.RunAsync<DecideRestatement, Result<Nothing>>(
            All, decide => approves ? decide.ApproveAsync(id, person.Value, cancellation) : decide.DeclineAsync(id, person.Value, cancellation), cancellation);
        return done.IsOk
            ? new OperationAnswer(0, (approves ? new LocalText("Approved and applied.", "已批准并应用。") : new LocalText("Declined; nothing changed.", "已否决，没有任何变更。")).In(language) + "\n")
            : Refused(done.Error, language);
    }

    private Task<OperationAnswer> ShowAsync(Guid id, JsonObject request, Language language, CancellationToken cancellation) => slices.RunAsync<ReadRestatements, OperationAnswer>(
        All,
        async read => await read.FindAsync(id, cancellation) is not { } found ? Refused(RestatementErrors.Unknown, language)
            : new OperationAnswer(0, List([found], language) + (found.State == RestatementState.Pending ? PlanOperation.Print(await read.PlanAsync(found, cancellation), request) : "")),
        cancellation);

    private static OperationAnswer Refused(Error error, Language language) =>
        new(2, "", $"upheld restatement: {error.Code}: {RestatementErrors.Message(error, language) ?? error.Message}\n");

    private static string List(IReadOnlyList<Restatement> restatements, Language language)
    {
        var text = new StringBuilder();
        foreach (var restatement in restatements)
        {
            var state = restatement.State switch
            {
                RestatementState.Pending => new LocalText("waits", "待批准"),
                RestatementState.Approved => new LocalText("approved by {name}", "由 {name} 批准"),
                _ => new LocalText("declined by {name}", "由 {name} 否决"),
            };
            text.Append(restatement.Id).Append("  ").Append(state.Fill(("name", restatement.DecidedByName ?? "")).In(language)).Append("  ")
                .Append(InstantPattern.ExtendedIso.Format(restatement.RequestedAt)).Append("  ").Append(restatement.RequestedByName).Append(": ").Append(restatement.Reason).Append('\n');
        }

        return text.Length > 0 ? text.ToString() : new LocalText("No restatement was ever asked for.", "从未有过追溯更正。").In(language) + "\n";
    }
}
