using Microsoft.AspNetCore.Components;
using Upheld.Commitments.Contracts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.MonitorList;

/// <summary>The rows of the list; the page and its live stream render the same component.</summary>
public sealed partial class MonitorTable
{
    [Parameter, EditorRequired] public object Content { get; set; } = null!;

    [Parameter] public string? Sort { get; set; }

    private MonitorListPage Page => ((MonitorListContent)Content).Page;

    private IReadOnlyDictionary<CustomerId, CustomerEntry> Customers => ((MonitorListContent)Content).Customers;

    private IReadOnlyDictionary<string, ServiceTitle> Services => ((MonitorListContent)Content).Services;

    /// <summary>Of what is not fine, the reason says more than the address.</summary>
    private string? FaultOf(MonitorListRow row) =>
        row.Now.State is LiveState.Down or LiveState.Degraded && row.Now.Fault != FaultClass.None ? F[FaultClasses.NameOf(row.Now.Fault)].Value : null;
}

/// <summary>A page of rows with the names that it shows.</summary>
internal sealed record MonitorListContent(
    MonitorListPage Page, IReadOnlyDictionary<CustomerId, CustomerEntry> Customers, IReadOnlyDictionary<string, ServiceTitle> Services);
