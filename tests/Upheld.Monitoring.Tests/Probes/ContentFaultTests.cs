using System.Security.Cryptography;
using System.Text;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Matching;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>The fault corpus of content: every page answers 200.</summary>
public sealed class ContentFaultTests
{
    private const string Inline = "document.title='Acme Shop';";

    private const string Healthy = $"""
        <!doctype html><html><head><title>Acme Shop</title><script src="/app.js"></script><script src="https://cdn.acme.example/x.js"></script><script>{Inline}</script></head>
        <body><h1>Welcome to Acme</h1><p>We take security seriously; you can pay by card. 价格</p><!-- <script src="https://old.example/"></script> -->
        <a href="/cart">Cart</a> <a href="https://help.acme.example/">Help</a> <a href="mailto:a@acme.example">Mail</a></body></html>
        """;

    private static readonly BodyExpectations Guarded = new()
    {
        Contains = ["Welcome to Acme", "价格"],
        NotContains = ["viagra"],
        MinBytes = 200,
        Page = new PageExpectations
        {
            Title = new TextMatch(TextOperator.Equal, "Acme Shop"),
            IsErrorPageRefused = true,
            IsRansomNoteRefused = true,
            ScriptHosts = ["acme.example"],
            InlineScripts = ["sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Inline)))],
            LinkHosts = ["acme.example"],
        },
    };

    public static TheoryData<string, string, FaultClass> Faulty => new()
    {
        { "empty page", string.Empty, FaultClass.BodyEmpty },
        { "error page", Healthy.Replace("<h1>Welcome to Acme</h1>", "<h1>Welcome to Acme</h1><pre>Fatal error: Uncaught PDOException</pre>", StringComparison.Ordinal), FaultClass.BodyErrorPage },
        { "error page in Chinese", Healthy.Replace("<h1>Welcome to Acme</h1>", "<h1>服务器错误</h1>", StringComparison.Ordinal), FaultClass.BodyErrorPage },
        { "required word missing", Healthy.Replace("Welcome to Acme", "Hello from Acme", StringComparison.Ordinal), FaultClass.BodyMissing },
        { "forbidden word injected", Healthy.Replace("<h1>", "<h1>viagra ", StringComparison.Ordinal), FaultClass.BodyForbidden },
        { "defaced: other title", Healthy.Replace("<title>Acme Shop", "<title>h4x0r woz here", StringComparison.Ordinal), FaultClass.BodyDefaced },
        { "defaced: signed", Healthy.Replace("<h1>", "<h1>Hacked by NoOne! ", StringComparison.Ordinal), FaultClass.BodyDefaced },
        { "malicious script from elsewhere", Healthy.Replace("</body>", "<script src='https://evil.example/miner.js'></script></body>", StringComparison.Ordinal), FaultClass.BodyScript },
        { "malicious inline script", Healthy.Replace("</body>", "<script>fetch('/steal?'+document.cookie)</script></body>", StringComparison.Ordinal), FaultClass.BodyScript },
        { "malicious script as data", Healthy.Replace("</body>", "<script src=\"data:text/javascript,alert(1)\"></script></body>", StringComparison.Ordinal), FaultClass.BodyScript },
        { "malicious frame", Healthy.Replace("</body>", "<IFRAME SRC=//evil.example/x></IFRAME></body>", StringComparison.Ordinal), FaultClass.BodyScript },
        { "script host that only looks alike", Healthy.Replace("cdn.acme.example", "cdn-acme.example", StringComparison.Ordinal), FaultClass.BodyScript },
        { "ransom note", "<html><title>Acme Shop</title>" + new string(' ', 200) + "Your files have been encrypted. Pay 0.5 Bitcoin to this wallet. 价格 Welcome to Acme</html>", FaultClass.BodyRansom },
        { "ransom note in Chinese", "<html><title>Acme Shop</title>" + new string(' ', 200) + "您的文件已被加密，请支付比特币作为赎金以解密。</html>", FaultClass.BodyRansom },
        { "spam links", Healthy.Replace("</body>", "<div style=display:none><a href=\"https://casino.example/\">casino</a></div></body>", StringComparison.Ordinal), FaultClass.BodySpam },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_page_that_was_changed_is_down_with_its_class(string kind, string page, FaultClass fault)
    {
        kind.ShouldNotBeEmpty();
        await using var target = HttpTarget.Answering(HttpTarget.Answer(200, page));

        (await Lab.CheckAsync(Options(target, Guarded))).ShouldBe(ProbeState.Down, fault);
    }

    [Fact]
    public async Task The_healthy_page_is_up()
    {
        await using var target = HttpTarget.Answering(HttpTarget.Answer(200, Healthy));

        (await Lab.CheckAsync(Options(target, Guarded))).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task Patterns_must_and_must_not_match()
    {
        await using var target = HttpTarget.Answering(HttpTarget.Answer(200, Healthy));

        (await Lab.CheckAsync(Options(target, new BodyExpectations { Matches = [Pattern.Parse(@"Welcome\s+to\s+\w+").Value] }))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Options(target, new BodyExpectations { Matches = [Pattern.Parse(@"\AWelcome").Value] }))).ShouldBe(ProbeState.Down, FaultClass.BodyMissing);
        (await Lab.CheckAsync(Options(target, new BodyExpectations { NotMatches = [Pattern.Parse("(?i)acme").Value] }))).ShouldBe(ProbeState.Down, FaultClass.BodyForbidden);
    }

    private static HttpOptions Options(TcpTarget target, BodyExpectations body) => new() { Url = new Uri($"http://shop.example:{target.Port}/"), Expect = new HttpExpectations { Body = body } };
}
