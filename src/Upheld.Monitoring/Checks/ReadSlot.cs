using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Checks;

/// <summary>The checks of one slot of a monitor's schedule.</summary>
internal sealed class ReadSlot(UpheldDb db, IMonitorHistories histories, ReadChecks checks)
{
    /// <returns>Null when there is no such monitor in the scope, or the slot was never due.</returns>
    public async Task<SlotView?> ExecuteAsync(CustomerId customer, MonitorId id, uint slot, CancellationToken cancellation)
    {
        var title = await db.Set<Monitor>().AsNoTracking().Where(m => m.Customer == customer && m.Id == id).Select(m => new { m.TitleEn, m.TitleZh }).SingleOrDefaultAsync(cancellation);
        return title is not null && (await histories.OfMonitorAsync(id, cancellation)) is [var history, ..] && history.Schedule.TryDueAt(slot, out var due)
            ? new SlotView(new LocalText(title.TitleEn, title.TitleZh), Instant.FromUnixTimeMilliseconds(due), await checks.OfSlotAsync(history, slot, cancellation))
            : null;
    }
}

/// <summary>A slot.</summary>
internal sealed record SlotView(LocalText Title, Instant Due, IReadOnlyList<ShownCheck> Checks);
