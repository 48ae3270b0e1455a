using Microsoft.AspNetCore.Components;

namespace Upheld.Monitoring.Checks;

/// <summary>All live parts of a monitor's page, which stand in different places there.</summary>
public sealed partial class MonitorParts
{
    /// <summary>What is shown: see <see cref="MonitorContent"/>.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = null!;
}
