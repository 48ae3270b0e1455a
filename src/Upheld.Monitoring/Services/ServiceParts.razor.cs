using Microsoft.AspNetCore.Components;

namespace Upheld.Monitoring.Services;

/// <summary>All live parts of a service's page, which stand in different places there.</summary>
public sealed partial class ServiceParts
{
    /// <summary>The service with all that is shown of it.</summary>
    [Parameter, EditorRequired] public object Shown { get; set; } = null!;
}
