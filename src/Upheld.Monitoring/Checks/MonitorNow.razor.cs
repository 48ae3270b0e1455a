using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Monitoring.MonitorList;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Checks;

/// <summary>What of a monitor's page changes by itself; the page and its live stream render the same component.</summary>
public sealed partial class MonitorNow
{
    /// <summary>What is shown: see <see cref="MonitorContent"/>.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = null!;

    /// <summary>What stands below the notices and does not change.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    private MonitorContent Content => (MonitorContent)Shown;

    private MonitorView View => Content.View;

    private DateTimeZone Zone => PageZone ?? DateTimeZone.Utc;

    private string Address => $"/c/{View.Monitor.Customer}/monitors/{View.Monitor.Id}";

    private long? Slow => View.Spec.Options.SlowAfter is { } slow ? slow.ToInt64Nanoseconds() / 1000 : null;

    /// <summary>Each check with the slots that are missing between it and the one above it: time without a check is shown, not passed over.</summary>
    private static IEnumerable<(ShownCheck Check, MissingChecks? Missing)> WithGaps(IReadOnlyList<ShownCheck> checks)
    {
        for (var i = 0; i < checks.Count; i++)
        {
            yield return (checks[i], i > 0 && checks[i - 1].Slot > checks[i].Slot + 1 ? new MissingChecks(checks[i], checks[i - 1]) : null);
        }
    }
}

/// <summary>A monitor with what the reader chose to see of it.</summary>
/// <param name="View">The monitor.</param>
/// <param name="Range">How far back its chart reaches.</param>
/// <param name="Before">Only checks before this instant, in milliseconds; null for the newest.</param>
internal sealed record MonitorContent(MonitorView View, ChartRange Range, long? Before = null);
