using System.Text.RegularExpressions;

namespace Upheld.Kernel.Tests.Outbound;

/// <summary>Guards the rule that all outbound connections go through one component: nothing else under <c>src</c> opens a socket, resolves a name or makes an HTTP client.</summary>
public sealed partial class SourceScanTests
{
    private const string Component = "src/Upheld.Kernel/Outbound/";

    // Reviewed: each line says why the file may. A new one needs a reason that stands up to "could a customer choose the other side?".
    private static readonly Dictionary<string, string> Reviewed = new(StringComparer.Ordinal)
    {
        ["src/Upheld.Web/LocalSocket/LocalClient.cs"] = "talks to our own server over a socket file in the data folder; every connection goes to that file, whatever the address says",
        ["src/Upheld.Web/Hosting/OwnPorts.cs"] = "resolves the database's name, which only the operator's own settings give, so that its address can be guarded; it connects to nothing",
    };

    [Fact]
    public void Only_the_outbound_component_opens_connections()
    {
        var root = Root();
        var files = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith(Component, StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .ToList();

        var found = files.SelectMany(file => Uses(File.ReadAllText(Path.Combine(root, file))).Select(use => (file, use))).ToList();

        files.Count.ShouldBeGreaterThan(20);
        found.Where(hit => !Reviewed.ContainsKey(hit.file)).ShouldBeEmpty("Connect through Upheld.Kernel.Outbound, or have the file reviewed and listed here with its reason.");
        Reviewed.Keys.Except(found.Select(hit => hit.file)).ShouldBeEmpty("These files are listed but need it no longer.");
    }

    [Theory]
    [InlineData("var s = new Socket(a, b, c);")]
    [InlineData("using var client = new HttpClient();")]
    [InlineData("HttpClient client = new();")]
    [InlineData("services.AddHttpClient();")]
    [InlineData("IHttpClientFactory factory")]
    [InlineData("new SocketsHttpHandler { }")]
    [InlineData("new System.Net.Sockets.UdpClient()")]
    [InlineData("TcpClient tcp = new();")]
    [InlineData("await Dns.GetHostAddressesAsync(name)")]
    [InlineData("System.Net.Dns.GetHostEntry(name)")]
    [InlineData("new Ping().Send(x)")]
    [InlineData("new SmtpClient(host)")]
    [InlineData("new ClientWebSocket()")]
    [InlineData("WebRequest.Create(url)")]
    [InlineData("new QuicListener")]
    [InlineData("socket.ConnectAsync(new IPEndPoint(a, 1))")]
    [InlineData("socket.SendTo(bytes, endpoint)")]
    public void The_scan_knows_the_ways_out(string line) => Uses(line).ShouldNotBeEmpty();

    [Theory]
    [InlineData("// a new HttpClient would pass the policy by")]
    [InlineData("/// <summary>Not a TcpClient.</summary>")]
    [InlineData("var text = \"HttpClient\";")]
    [InlineData("using Upheld.Monitoring.Probes.Dns;")]
    [InlineData("NetworkStream stream = dialed.Stream;")]
    [InlineData("await dialer.ConnectAsync(addresses, cancellation);")]
    public void The_scan_is_quiet_about_words(string line) => Uses(line).ShouldBeEmpty();

    private static IEnumerable<string> Uses(string source) => WaysOut().Matches(CommentsAndTexts().Replace(source, " ")).Select(match => match.Value);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Upheld.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("The test must run inside the source tree.").FullName;
    }

    [GeneratedRegex(
        @"\b(new\s+Socket|TcpClient|UdpClient|HttpClient|HttpClientHandler|SocketsHttpHandler|HttpMessageInvoker|IHttpClientFactory|AddHttpClient|WebClient|(Http)?WebRequest|SmtpClient|ClientWebSocket|Quic\w+|LookupClient)\b"
        + @"|\bnew\s+Ping\b|\bPing\.Send|\bDns\s*\.\s*(GetHost|Begin|Resolve)\w*|\.Connect(Async)?\s*\(\s*new\s+(System\.Net\.)?(IP|Dns|UnixDomainSocket)EndPoint|\.SendTo(Async)?\s*\(")]
    private static partial Regex WaysOut();

    // Enough of C# to drop comments, ordinary, verbatim, raw and interpolated strings.
    [GeneratedRegex("//[^\n]*|/\\*[\\s\\S]*?\\*/|@?\\*[\\s\\S]*?\\*@|\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex CommentsAndTexts();
}
