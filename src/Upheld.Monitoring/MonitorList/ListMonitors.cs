using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.MonitorList;

/// <summary>A page of monitors, quick however many there are: states come from memory, rows from the database by their keys. Nothing is counted or skipped.</summary>
internal sealed class ListMonitors(UpheldDb db, MonitorHistories histories, IClock clock)
{
    public const int PageSize = 100;

    /// <summary>Rows read at once when a filter may leave some out.</summary>
    private const int ReadAtOnce = 400;

    public async Task<MonitorListPage> ExecuteAsync(MonitorQuestion question, DateTimeZone zone, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var found = question.Order is MonitorOrder.Name or MonitorOrder.Service
            ? await ByRowAsync(question, now, cancellation)
            : await ByMemoryAsync(question, now, cancellation);
        var days = DayStates.Until(now, zone);
        var rows = new List<MonitorListRow>(Math.Min(found.Count, PageSize));
        foreach (var (monitor, view, _) in found.Take(PageSize))
        {
            var history = (await histories.OfMonitorAsync(monitor.Id, cancellation)) is [var first, ..] ? first : null;
            rows.Add(new MonitorListRow(
                monitor.Id, monitor.Customer, new LocalText(monitor.TitleEn, monitor.TitleZh), monitor.Service, monitor.Kind, monitor.Target, view,
                history is null ? [] : days.Of(history.TimelineAt(now.ToUnixTimeMilliseconds()), SinceOf(history))));
        }

        return new MonitorListPage(rows, found.Count > PageSize ? found[PageSize - 1].Key : null, days.First);
    }

    private static long SinceOf(MonitorHistory history) =>
        history.Schedule.Parts is [var first, ..] ? first.StartsAt.ToUnixTimeMilliseconds() : long.MaxValue;

    /// <summary>Sorted by what the database holds: goes on after the last key until the page is full.</summary>
    private async Task<IReadOnlyList<(Monitor Monitor, LiveView View, string Key)>> ByRowAsync(MonitorQuestion question, Instant now, CancellationToken cancellation)
    {
        var found = new List<(Monitor, LiveView, string)>();
        var after = ReadKey(question.After);
        while (found.Count <= PageSize)
        {
            var rows = await Sorted(After(Filtered(question), question, after), question).Take(ReadAtOnce).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                var view = LiveView.Worst(await histories.OfMonitorAsync(row.Id, cancellation), now.ToUnixTimeMilliseconds());
                if (question.State is null || view.State == question.State)
                {
                    found.Add((row, view, Key(TextOf(row, question), row.Id)));
                }
            }

            if (rows.Count < ReadAtOnce)
            {
                break;
            }

            after = (TextOf(rows[^1], question), rows[^1].Id);
        }

        return found;
    }

    /// <summary>Sorted by what memory holds: keys first, then the rows of so many keys as fill the page.</summary>
    private async Task<IReadOnlyList<(Monitor Monitor, LiveView View, string Key)>> ByMemoryAsync(MonitorQuestion question, Instant now, CancellationToken cancellation)
    {
        var sign = question.IsDescending ? -1 : 1;
        var after = ReadKey(question.After) is { } key && long.TryParse(key.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)
            ? (Rank: rank, key.Id)
            : ((long Rank, MonitorId Id)?)null;
        var keys = (await LiveAsync(question, now.ToUnixTimeMilliseconds(), cancellation))
            .Where(live => question.State is null || live.View.State == question.State)
            .Select(live => (Rank: sign * RankOf(live.View, question), live.Id, live.View))
            .Where(live => after is not { } last || live.Rank > last.Rank || (live.Rank == last.Rank && live.Id > last.Id))
            .ToArray();
        Array.Sort(keys, (one, other) => one.Rank != other.Rank ? one.Rank.CompareTo(other.Rank) : one.Id.Value.CompareTo(other.Id.Value));
        var found = new List<(Monitor, LiveView, string)>();
        var isNarrow = question.Text is not null || question.Kind is not null;
        foreach (var some in keys.Chunk(isNarrow ? ReadAtOnce : PageSize + 10))
        {
            var ids = some.Select(live => live.Id).ToList();
            var rows = await Filtered(question).Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
            found.AddRange(some.Where(live => rows.ContainsKey(live.Id))
                .Select(live => (rows[live.Id], live.View, Key(live.Rank.ToString(CultureInfo.InvariantCulture), live.Id))));
            if (found.Count > PageSize)
            {
                break;
            }
        }

        return found;
    }

    private async Task<IEnumerable<(MonitorId Id, LiveView View)>> LiveAsync(MonitorQuestion question, long now, CancellationToken cancellation)
    {
        var views = new Dictionary<MonitorId, LiveView>();
        foreach (var history in await histories.AllAsync(cancellation))
        {
            if (question.Customer is { } customer && history.Series.Log != customer)
            {
                continue;
            }

            var view = LiveView.Of(history, now);
            if (!views.TryGetValue(history.Monitor, out var known) || view.State < known.State)
            {
                views[history.Monitor] = view;
            }
        }

        return views.Select(pair => (pair.Key, pair.Value));
    }

    private static long RankOf(LiveView view, MonitorQuestion question) => question.Order switch
    {
        MonitorOrder.Latency => view.Latency == LatencyScale.None ? (question.IsDescending ? -1 : long.MaxValue) : view.Latency, // nothing measured stands last
        MonitorOrder.Checked => view.LastAt,
        _ => (long)view.State,
    };

    private IQueryable<Monitor> Filtered(MonitorQuestion question)
    {
        var monitors = db.Set<Monitor>().AsNoTracking().Where(m => m.RetiredAt == null);
        if (question.Customer is { } customer)
        {
            monitors = monitors.Where(m => m.Customer == customer);
        }

        if (question.Kind is { } kind)
        {
            monitors = monitors.Where(m => m.Kind == kind);
        }

        foreach (var word in (question.Text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            monitors = monitors.Where(m => m.TitleEn.ToLower().Contains(word) || m.TitleZh.ToLower().Contains(word) || m.Name.Contains(word)
                || m.Target.ToLower().Contains(word) || m.Service.Contains(word));
        }

        return monitors;
    }

    private static IQueryable<Monitor> Sorted(IQueryable<Monitor> monitors, MonitorQuestion question) => (question.Order, question.Language, question.IsDescending) switch
    {
        (MonitorOrder.Service, _, false) => monitors.OrderBy(m => m.Service).ThenBy(m => m.Id),
        (MonitorOrder.Service, _, true) => monitors.OrderByDescending(m => m.Service).ThenByDescending(m => m.Id),
        (_, Language.Chinese, false) => monitors.OrderBy(m => m.TitleZh).ThenBy(m => m.Id),
        (_, Language.Chinese, true) => monitors.OrderByDescending(m => m.TitleZh).ThenByDescending(m => m.Id),
        (_, _, false) => monitors.OrderBy(m => m.TitleEn).ThenBy(m => m.Id),
        (_, _, true) => monitors.OrderByDescending(m => m.TitleEn).ThenByDescending(m => m.Id),
    };

    private static IQueryable<Monitor> After(IQueryable<Monitor> monitors, MonitorQuestion question, (string Text, MonitorId Id)? after)
    {
        if (after is not { } last)
        {
            return monitors;
        }

        var (text, id) = last;
        return (question.Order, question.Language, question.IsDescending) switch
        {
            (MonitorOrder.Service, _, false) => monitors.Where(m => string.Compare(m.Service, text) > 0 || (m.Service == text && m.Id > id)),
            (MonitorOrder.Service, _, true) => monitors.Where(m => string.Compare(m.Service, text) < 0 || (m.Service == text && m.Id < id)),
            (_, Language.Chinese, false) => monitors.Where(m => string.Compare(m.TitleZh, text) > 0 || (m.TitleZh == text && m.Id > id)),
            (_, Language.Chinese, true) => monitors.Where(m => string.Compare(m.TitleZh, text) < 0 || (m.TitleZh == text && m.Id < id)),
            (_, _, false) => monitors.Where(m => string.Compare(m.TitleEn, text) > 0 || (m.TitleEn == text && m.Id > id)),
            (_, _, true) => monitors.Where(m => string.Compare(m.TitleEn, text) < 0 || (m.TitleEn == text && m.Id < id)),
        };
    }

    private static string TextOf(Monitor monitor, MonitorQuestion question) => (question.Order, question.Language) switch
    {
        (MonitorOrder.Service, _) => monitor.Service,
        (_, Language.Chinese) => monitor.TitleZh,
        _ => monitor.TitleEn,
    };

    private static string Key(string text, MonitorId id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id.Value:N}{text}"));

    /// <summary>A key that somebody has changed by hand begins at the first page.</summary>
    private static (string Text, MonitorId Id)? ReadKey(string? key)
    {
        const int IdLength = 32;
        if (key is null || !Base64Url.IsValid(key))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(key));
        return text.Length >= IdLength && Guid.TryParseExact(text[..IdLength], "N", out var id) ? (text[IdLength..], new MonitorId(id)) : null;
    }
}
