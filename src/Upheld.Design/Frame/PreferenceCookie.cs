using Microsoft.AspNetCore.Http;

namespace Upheld.Design.Frame;

/// <summary>A cookie that holds a taste and nothing else: it outlives the session and needs no consent.</summary>
internal static class PreferenceCookie
{
    public static void Write(HttpContext http, string name, string? value)
    {
        var options = new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        };
        if (value is null) { http.Response.Cookies.Delete(name, options); } else { http.Response.Cookies.Append(name, value, options); }
    }
}
