using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Upheld.Design.Time;

/// <summary>The zone in which pages and their live parts write times that belong to no contract: the reader's, else (before the browser has told it) the server's own.</summary>
public sealed class ReaderZone(IHttpContextAccessor requests, TimeProvider time)
{
    /// <summary>The zone of the request that is being answered.</summary>
    public DateTimeZone Current => (requests.HttpContext is { } http ? ZoneCookie.Read(http.Request) : null)
        ?? DateTimeZoneProviders.Tzdb.GetZoneOrNull(time.LocalTimeZone.Id) ?? DateTimeZone.Utc;
}
