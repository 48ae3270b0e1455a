using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Retention;

namespace Upheld.Monitoring.Checks;

/// <summary>The checks of one slot of a monitor's schedule.</summary>
internal sealed class ReadSlot(UpheldDb db, IMonitorHistories histories, ReadChecks checks, ReadLetGo letGo)
{
    /// <returns>Null when there is no such monitor in the scope, or the slot was never due.</returns>
    public async Task<SlotView?> ExecuteAsync(CustomerId customer, MonitorId id, uint slot, CancellationToken cancellation)
    {
        var title = await db.Set<Monitor>().AsNoTracking().Where(m => m.Customer == customer && m.Id == id).Select(m => new { m.TitleEn, m.TitleZh }).SingleOrDefaultAsync(cancellation);
        if (title is null || (await histories.OfMonitorAsync(id, cancellation)) is not [var history, ..] || !history.Schedule.TryDueAt(slot, out var due))
        {
            return null;
        }

        var at = Instant.FromUnixTimeMilliseconds(due);
        var gone = await letGo.ExecuteAsync(customer, cancellation) is { } told && at < told.KeptFrom ? told : null;
        return new SlotView(new LocalText(title.TitleEn, title.TitleZh), at, await checks.OfSlotAsync(history, slot, cancellation), gone);
    }
}

/// <summary>A slot.</summary>
/// <param name="Title">The monitor's.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Checks">Its checks.</param>
/// <param name="LetGo">That they were let go; null when they are kept.</param>
internal sealed record SlotView(LocalText Title, Instant Due, IReadOnlyList<ShownCheck> Checks, LetGo? LetGo);
