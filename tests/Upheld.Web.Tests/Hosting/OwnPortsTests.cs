using System.Net;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;
using Upheld.Web.Tests.CommandLine;

namespace Upheld.Web.Tests.Hosting;

public sealed class OwnPortsTests
{
    [Theory]
    [InlineData("127.0.0.1", 8080)]
    [InlineData("127.0.0.2", 8080)]
    [InlineData("0.0.0.0", 8080)]
    [InlineData("::1", 8080)]
    [InlineData("::ffff:127.0.0.1", 8080)]
    [InlineData("127.0.0.1", 8443)]
    [InlineData("127.0.0.1", 5433)]
    [InlineData("203.0.114.9", 5432)]
    public void A_policy_that_opens_every_network_does_not_open_the_installations_own_ports(string address, int port)
    {
        var policy = Guarded("allow: [ { networks: [ 0.0.0.0/0, \"::/0\" ] } ]");

        policy.Check(IPAddress.Parse(address), port, "tcp").ShouldNotBeNull().Message.ShouldContain("a port of this installation itself");
    }

    [Fact]
    public void Other_ports_stay_as_the_operator_opened_them()
    {
        var policy = Guarded("allow: [ { networks: [ 127.0.0.0/8 ] } ]");

        policy.Check(IPAddress.Loopback, 18080, "http").ShouldBeNull();
        policy.Check(IPAddress.Parse("203.0.114.9"), 443, "https").ShouldBeNull();
    }

    [Fact]
    public void The_example_policy_lets_the_example_watch_the_pages_themselves_and_nothing_else_of_the_installation()
    {
        var policy = Guarded(File.ReadAllText(Path.Combine(Root(), "examples", "network-policy.yaml")), isWhole: true);

        policy.Check(IPAddress.Loopback, 8080, "http").ShouldBeNull();
        policy.Check(IPAddress.Loopback, 5433, "tcp").ShouldNotBeNull();
    }

    [Fact]
    public void A_server_on_any_free_port_guards_none()
    {
        using var folder = new TemporaryFolder();
        var settings = ServerSettings.From(new Arguments(["--data", folder["data"], "--urls", "http://localhost:0"]));

        OwnPorts.Guard(NetworkPolicyFile.Parse("version: 1\nallow: [ { networks: [ 127.0.0.0/8 ] } ]").Value, settings).Check(IPAddress.Loopback, 8080, "http").ShouldBeNull();
    }

    private static NetworkPolicy Guarded(string text, bool isWhole = false)
    {
        using var folder = new TemporaryFolder();
        var settings = ServerSettings.From(new Arguments(
            ["--data", folder["data"], "--urls", "http://localhost:8080;https://*:8443", "--database", "Host=127.0.0.1:5433,203.0.114.9;Port=5432;Database=upheld"]));
        return OwnPorts.Guard(NetworkPolicyFile.Parse(isWhole ? text : $"version: 1\n{text}").Value, settings);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Upheld.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("The test must run inside the source tree.").FullName;
    }
}
