using Microsoft.AspNetCore.Components;

namespace Upheld.Monitoring.Services;

/// <summary>The state in a service page's head.</summary>
public sealed partial class ServiceState
{
    /// <summary>The service with all that is shown of it.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = null!;
}
