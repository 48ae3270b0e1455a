using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.MonitorList;

/// <summary>What the list of monitors is asked: all of it stands in the page's address.</summary>
/// <param name="Text">Words that must all stand in the title, name, target or service; null for all.</param>
/// <param name="State">Only monitors in this state.</param>
/// <param name="Customer">Only this customer's.</param>
/// <param name="Kind">Only this kind of probe.</param>
/// <param name="Order">The order.</param>
/// <param name="IsDescending">Whether it is turned round.</param>
/// <param name="After">The key of the last row of the page before; null for the first page.</param>
/// <param name="Language">The language whose titles are sorted and shown.</param>
internal sealed record MonitorQuestion(
    string? Text = null, LiveState? State = null, CustomerId? Customer = null, string? Kind = null, MonitorOrder Order = MonitorOrder.State,
    bool IsDescending = false, string? After = null, Language Language = Language.English);

/// <summary>By what the list is sorted. The id decides ties, so that a page begins where the one before ended.</summary>
internal enum MonitorOrder
{
    /// <summary>What needs a person first.</summary>
    State,

    /// <summary>The title in the reader's language.</summary>
    Name,

    /// <summary>The service's name.</summary>
    Service,

    /// <summary>The last check's latency.</summary>
    Latency,

    /// <summary>When the last check was.</summary>
    Checked,
}
