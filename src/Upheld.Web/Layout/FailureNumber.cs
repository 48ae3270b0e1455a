using System.Diagnostics;

namespace Upheld.Web.Layout;

/// <summary>The number under which a failed request is shown to its reader and written into the log.</summary>
internal static class FailureNumber
{
    public static string Of(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}
