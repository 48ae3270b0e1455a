using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Scorecard;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.Start;

/// <summary>The customers and services that a first step may belong to.</summary>
internal sealed class ReadStart(UpheldDb db, DocumentsInForce inForce)
{
    public async Task<IReadOnlyList<StartCustomer>> ExecuteAsync(CancellationToken cancellation)
    {
        var services = (await db.Set<Service>().AsNoTracking().Where(s => !s.IsRetired).OrderBy(s => s.Name).ToListAsync(cancellation)).ToLookup(s => s.Customer);
        var customers = await db.Set<CustomerRow>().AsNoTracking().Where(c => !c.IsRetired).OrderBy(c => c.Name).ToListAsync(cancellation);
        var watched = (await inForce.ContentsAsync("Monitor", cancellation)).Select(ServiceOf).ToHashSet();
        return [.. customers.Select(c => new StartCustomer(
            c.Customer.Value, c.Name, new LocalText(c.TitleEn, c.TitleZh).Text(), c.TimeZone,
            [.. services[c.Customer].Select(s => new StartService(s.Name, new LocalText(s.TitleEn, s.TitleZh).Text(), watched.Contains(s.Name)))]))];
    }

    /// <summary>There may be ten thousand monitors, and only one field of each is asked for.</summary>
    private static string? ServiceOf(string content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.GetProperty("spec").TryGetProperty("service", out var service) ? service.GetString() : null;
    }
}

/// <summary>A customer to choose.</summary>
internal sealed record StartCustomer(Guid Id, string Name, string Title, string TimeZone, IReadOnlyList<StartService> Services);

/// <summary>A service to choose.</summary>
internal sealed record StartService(string Name, string Title, bool IsWatched);
