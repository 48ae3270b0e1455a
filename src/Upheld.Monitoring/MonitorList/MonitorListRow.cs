using NodaTime;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Design.Charts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.MonitorList;

/// <summary>A monitor in the list.</summary>
internal sealed record MonitorListRow(
    MonitorId Id, CustomerId Customer, LocalText Title, string Service, string Kind, string Target, LiveView Now, IReadOnlyList<DayState> Days);

/// <summary>A page of the list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Next">The key from which the next page begins; null on the last one.</param>
/// <param name="FirstDay">The first day of every row's strip.</param>
internal sealed record MonitorListPage(IReadOnlyList<MonitorListRow> Rows, string? Next, LocalDate FirstDay);
