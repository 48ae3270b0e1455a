using System.Globalization;
using Microsoft.AspNetCore.Http;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.MonitorList;

/// <summary>The list's question as it stands in the address: <c>?q=&amp;state=&amp;customer=&amp;kind=&amp;sort=&amp;after=</c>. What cannot be understood is left out.</summary>
internal static class MonitorListAddress
{
    public static MonitorQuestion Read(IQueryCollection query)
    {
        var sort = query["sort"].ToString();
        return new MonitorQuestion(
            query["q"].ToString() is { Length: > 0 and <= 200 } text ? text : null,
            Enum.TryParse<LiveState>(query["state"], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            Guid.TryParse(query["customer"], CultureInfo.InvariantCulture, out var customer) ? new CustomerId(customer) : null,
            query["kind"].ToString() is { Length: > 0 } kind ? kind : null,
            Enum.TryParse<MonitorOrder>(sort.TrimStart('-'), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : MonitorOrder.State,
            sort.StartsWith('-'),
            query["after"].ToString() is { Length: > 0 } after ? after : null,
            ShownTexts.Reader);
    }
}
