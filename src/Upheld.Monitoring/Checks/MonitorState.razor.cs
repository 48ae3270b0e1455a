using Microsoft.AspNetCore.Components;

namespace Upheld.Monitoring.Checks;

/// <summary>The state in a monitor page's head.</summary>
public sealed partial class MonitorState
{
    /// <summary>What is shown: see <see cref="MonitorContent"/>.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = null!;
}
