using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Retention;

namespace Upheld.Monitoring.Doctor;

/// <summary>How many days of checks are stored, and when the next of them will be let go.</summary>
internal sealed class KeptSamplesCheck(IDatabaseProvider database, SliceRunner slices, ISampleStore store, IClock clock) : IDoctorCheck
{
    public bool NeedsDatabase => true;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenReaderAsync(cancellation);
        if (Count(connection) is not { Days: > 0 } stored)
        {
            return [];
        }

        var (english, chinese) = (
            $"Checks are stored of {stored.Days} days of monitors, the oldest of {Date(stored.Oldest)}", $"已存储 {stored.Days} 个监控日的检查，最早为 {Date(stored.Oldest)}");
        return [
            await NextAsync(cancellation) is { } next
                ? Finding.Ok("samples.kept", $"{english}; the next are let go from {Day(next)} on, as the contracts say.", $"{chinese}；按合同约定，自 {Day(next)} 起清除其中最早的。")
                : Finding.Ok("samples.kept", $"{english}; no contract lets any of them go.", $"{chinese}；没有合同要求清除。"),
        ];
    }

    private static (long Days, int Oldest)? Count(System.Data.Common.DbConnection connection)
    {
        using var command = connection.Command(null, "select count(*), min(day) from monitoring_day");
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(1) ? (reader.GetInt64(0), reader.GetInt32(1)) : null;
    }

    /// <summary>The soonest of all customers.</summary>
    private async Task<Instant?> NextAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        long? next = null;
        foreach (var customer in await slices.RunAsync<ListLogs, IReadOnlyList<CustomerId>>(Scope.Installation("the doctor looks at every customer"), list => list.ExecuteAsync(cancellation), cancellation))
        {
            var ranges = (await store.ReadDayRangesAsync(customer, cancellation)).Where(range => range.First < range.Last).ToList();
            if (ranges.Count > 0)
            {
                var retention = await slices.RunAsync<IEvidenceRetention, EvidenceRetention>(Scope.Customer(customer), read => read.OfAsync(customer, cancellation), cancellation);
                next = Soonest(next, LetGoLimit.Next(retention, ranges.Min(range => range.First), now));
            }
        }

        return next is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;
    }

    private static long? Soonest(long? one, long? other) => one is null || other < one ? other ?? one : one;

    private static string Day(Instant at) => LocalDatePattern.Iso.Format(at.InUtc().Date);

    private static string Date(int day) => LocalDatePattern.Iso.Format(new LocalDate(1970, 1, 1).PlusDays(day));
}
