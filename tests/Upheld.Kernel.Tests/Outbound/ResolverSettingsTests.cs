using System.Net;
using Upheld.Kernel.Outbound.Names;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class ResolverSettingsTests
{
    [Fact]
    public void Servers_search_list_and_options_are_read()
    {
        var settings = ResolverSettings.Parse(
            "# comment\nnameserver 192.0.2.1\nnameserver 2001:db8::1 # second\nsearch corp.example lab.example.\noptions ndots:2 timeout:3 attempts:4 rotate\n",
            string.Empty);

        settings.Servers.ShouldBe([new IPEndPoint(IPAddress.Parse("192.0.2.1"), 53), new IPEndPoint(IPAddress.Parse("2001:db8::1"), 53)]);
        settings.Timeout.ShouldBe(TimeSpan.FromSeconds(3));
        settings.Attempts.ShouldBe(4);
        settings.Candidates("db.east").ShouldBe(["db.east.corp.example", "db.east.lab.example", "db.east"]);
        settings.Candidates("www.example.com").First().ShouldBe("www.example.com");
    }

    [Fact]
    public void Without_a_server_the_machine_itself_is_asked() =>
        ResolverSettings.Parse(string.Empty, string.Empty).Servers.ShouldBe([new IPEndPoint(IPAddress.Loopback, 53)]);

    [Fact]
    public void Hosts_knows_names_and_aliases()
    {
        var settings = ResolverSettings.Parse(string.Empty, "192.0.2.5 Box.example box # alias\n::1 box\n");

        settings.Find("box.example").ShouldBe([IPAddress.Parse("192.0.2.5")]);
        settings.Find("box").ShouldBe([IPAddress.Parse("192.0.2.5"), IPAddress.IPv6Loopback]);
        settings.Find("other").ShouldBeNull();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("anything.localhost")]
    public void Localhost_is_this_machine_without_asking(string name) =>
        ResolverSettings.Parse(string.Empty, string.Empty).Find(name).ShouldBe([IPAddress.Loopback, IPAddress.IPv6Loopback]);
}
