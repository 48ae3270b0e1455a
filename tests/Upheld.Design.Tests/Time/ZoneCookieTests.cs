using Microsoft.AspNetCore.Http;
using Upheld.Design.Time;

namespace Upheld.Design.Tests.Time;

public sealed class ZoneCookieTests
{
    [Theory]
    [InlineData("upheld-zone=Asia/Shanghai", "Asia/Shanghai")]
    [InlineData("upheld-zone=Asia%2FShanghai", "Asia/Shanghai")]
    [InlineData("upheld-zone=Mars/Olympus", null)]
    [InlineData("upheld-zone=", null)]
    [InlineData("", null)]
    public void A_zone_is_read_only_when_the_database_knows_it(string cookie, string? zone)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;

        ZoneCookie.Read(http.Request)?.Id.ShouldBe(zone);
        (ZoneCookie.Read(http.Request) is null).ShouldBe(zone is null);
    }
}
