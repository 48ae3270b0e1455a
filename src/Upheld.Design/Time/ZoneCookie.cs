using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Upheld.Design.Time;

/// <summary>The reader's zone as their browser reported it (<c>page.js</c> writes the cookie once). A zone in the reader's profile comes first.</summary>
public static class ZoneCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "upheld-zone";

    /// <summary>The zone, if the cookie names one that the time-zone database knows.</summary>
    public static DateTimeZone? Read(HttpRequest request) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Uri.UnescapeDataString(request.Cookies[Name] ?? ""));
}
