using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Samples;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Retention;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Checks;

/// <summary>Makes the receipt of one check.</summary>
internal sealed class ProveCheck(UpheldDb db, ISampleStore store, IMonitorHistories histories, ReadChecks checks, ReadLetGo letGo, BuildReceipt receipts)
{
    private const long Day = 86_400_000;

    /// <summary>Between a check and its flush: a flush may fail and be tried again.</summary>
    private const long LongestFlush = 3_600_000;

    private static readonly Error NotFound = new(ErrorKind.NotFound, "check.not_found", "There is no such check.");

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/c/{customer:guid}/monitors/{id:guid}/checks/{slot:long}/receipt", Handle)
            .WithName(nameof(ProveCheck)).RequireAuthorization(KernelPolicies.SeeCustomer);

    /// <param name="monitor">The monitor.</param>
    /// <param name="slot">The slot of its schedule.</param>
    /// <param name="offset">Which check of the slot, by its offset; null for the first.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns><c>check.not_found</c>; <c>check.not_sealed</c> until its interval of five minutes has ended; <c>receipt.pending</c>;
    /// <c>check.let_go</c> when the check, or others of its batch, were let go as the contracts say; <c>check.samples_missing</c> when what is stored does not lead to what was sealed, which must never be.</returns>
    public async Task<Result<CheckReceipt>> ExecuteAsync(MonitorId monitor, uint slot, ushort? offset, CancellationToken cancellation)
    {
        if (!await db.Set<Monitor>().AnyAsync(m => m.Id == monitor, cancellation) // the histories answer for everybody, the scope does not
            || (await histories.OfMonitorAsync(monitor, cancellation)) is not [var history, ..])
        {
            return NotFound;
        }

        var log = history.Series.Log;
        var gone = await letGo.ExecuteAsync(log, cancellation);
        if ((await checks.OfSlotAsync(history, slot, cancellation)).FirstOrDefault(c => offset is null || c.Sample.Sample.Offset == offset) is not { } check)
        {
            return gone is not null && history.Schedule.TryDueAt(slot, out var due) && due < gone.KeptFrom.ToUnixTimeMilliseconds() ? LetGo(gone) : NotFound;
        }

        if (check.Sample.Batch is not { } number
            || await db.Set<BatchRow>().AsNoTracking().SingleOrDefaultAsync(b => b.Customer == log && b.Number == number, cancellation) is not { } batch)
        {
            return new Error(ErrorKind.Conflict, "check.not_sealed", "The check is not sealed yet. Its interval ends within five minutes.");
        }

        var receipt = await receipts.ExecuteAsync(batch.Fact, cancellation);
        if (!receipt.IsOk)
        {
            return receipt.Error;
        }

        var samples = await ReadBatchAsync(log, number, check.Sample.At, batch.At.ToUnixTimeMilliseconds(), cancellation);
        return Leaf.Parse(receipt.Value.Extra!.Value.Span).InnerRoot is { } root && root == TreeHash.RootOfRecords(SampleBatch.ToRecords(samples), Sample.Size)
            ? CheckReceipt.Of(check.Sample.Sample, samples, receipt.Value.ToText())
            : number <= gone?.LastBatch ? LetGo(gone)
            : new Error(ErrorKind.Unavailable, "check.samples_missing", "What is stored of the batch does not lead to what was sealed. Run 'upheld doctor --evidence'.");
    }

    private static Error LetGo(LetGo gone) => new(
        ErrorKind.NotFound,
        "check.let_go",
        $"The checks up to {LocalDatePattern.Iso.Format(gone.Through)} were let go on {LocalDatePattern.Iso.Format(gone.At.InUtc().Date)}, as the contract says. The leaf of their batch stays in the log; a receipt of a single check can no longer be made.");

    /// <summary>The records of one batch. Chunks first: what is compacted meanwhile is then seen twice, never missed.</summary>
    private async Task<Sample[]> ReadBatchAsync(CustomerId log, long number, long checkedAt, long sealedAt, CancellationToken cancellation)
    {
        var samples = new List<Sample>();
        await foreach (var chunk in store.ReadLogChunksAsync(log, Math.Min(checkedAt, sealedAt - LongestFlush), sealedAt + 1, cancellation))
        {
            if (chunk.Batch == number)
            {
                samples.AddRange(SampleBatch.FromRecords(chunk.Records));
            }
        }

        await foreach (var day in store.ReadLogDaysAsync(log, (int)(Math.Min(checkedAt, sealedAt - LongestFlush) / Day), (int)(sealedAt / Day), cancellation))
        {
            samples.AddRange(DayBlock.Unpack(day.Block).Samples.Where(entry => entry.Batch == number).Select(entry => entry.Sample));
        }

        return SampleBatch.InOrder(samples);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid customer, Guid id, long slot, ushort? offset, ProveCheck prove, CancellationToken cancellation)
    {
        var receipt = slot is >= 0 and <= uint.MaxValue ? await prove.ExecuteAsync(new MonitorId(id), (uint)slot, offset, cancellation) : NotFound;
        return receipt.IsOk
            ? TypedResults.File(receipt.Value.ToJson(), "application/json", $"check-{id:N}-{slot}.upheld-receipt.json")
            : receipt.Error.ToProblem();
    }
}
