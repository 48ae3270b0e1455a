using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Looks whether a page that answered 200 was changed by others.</summary>
internal static class PageInspection
{
    private const int LongestFound = 200;

    private static readonly string[] ErrorWords =
    [
        "internal server error", "service unavailable", "bad gateway", "gateway time-out", "gateway timeout", "fatal error:", "uncaught exception", "unhandled exception",
        "traceback (most recent call last)", "error establishing a database connection", "application error", "whitelabel error page", "server error in '/'",
        "sqlstate[", "stack trace:", "服务器内部错误", "服务器错误", "服务不可用", "系统错误", "系统繁忙", "数据库连接失败", "网关超时",
    ];

    private static readonly string[] AttackerWords =
        ["hacked by", "h4cked by", "defaced by", "owned by the", "pwned by", "hacked !", "your security is low", "greetz to", "已被黑", "黑客入侵", "被黑了", "黑页"];

    // One such word may stand in any text on security; a note has several.
    private static readonly string[] RansomWords =
    [
        "files have been encrypted", "files are encrypted", "data has been encrypted", "database has been encrypted", "bitcoin", "btc", "monero", ".onion", "ransom",
        "decryption key", "decrypt your", "pay ", "wallet", "勒索", "比特币", "已被加密", "解密", "赎金",
    ];

    public static Finding? Inspect(string page, Uri url, PageExpectations expect)
    {
        // Materialised once, as several guards read the tags.
        var tags = HtmlTags.Of(page).ToList();
        return Ransom(page, expect) ?? Defaced(page, tags, expect) ?? ErrorPage(page, expect) ?? Scripts(tags, url, expect) ?? Links(tags, url, expect);
    }

    private static Finding? Ransom(string page, PageExpectations expect)
    {
        if (!expect.IsRansomNoteRefused)
        {
            return null;
        }

        var found = RansomWords.Where(word => page.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count >= 3 ? new Finding(FaultClass.BodyRansom, Found: string.Join(", ", found)) : null;
    }

    private static Finding? Defaced(string page, List<HtmlTag> tags, PageExpectations expect)
    {
        if (expect.Title is not { } match)
        {
            return null;
        }

        var title = tags.Where(tag => tag.Name == "title").Select(tag => WebUtility.HtmlDecode(tag.Text).Trim()).FirstOrDefault();
        return !match.Holds(title) ? new Finding(FaultClass.BodyDefaced, $"<title> {match}", Shown.Cut(title ?? "∄", LongestFound))
            : Array.Find(AttackerWords, word => page.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word ? new Finding(FaultClass.BodyDefaced, Found: word)
            : null;
    }

    private static Finding? ErrorPage(string page, PageExpectations expect) =>
        expect.IsErrorPageRefused && Array.Find(ErrorWords, word => page.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word
            ? new Finding(FaultClass.BodyErrorPage, Found: word)
            : null;

    private static Finding? Scripts(List<HtmlTag> tags, Uri url, PageExpectations expect)
    {
        foreach (var tag in tags)
        {
            if (expect.ScriptHosts is { } hosts && (tag.Name is "script" or "iframe" or "object" or "embed"))
            {
                var source = tag["src"] ?? tag["data"];
                if (source is not null && !IsAllowed(source, url, hosts))
                {
                    return new Finding(FaultClass.BodyScript, Hosts(url, hosts), Shown.Cut(source, LongestFound));
                }
            }

            if (expect.InlineScripts is { } allowed && tag.Name == "script" && tag["src"] is null && tag.Text.Length > 0)
            {
                var hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(tag.Text)));
                if (!allowed.Contains(hash))
                {
                    return new Finding(FaultClass.BodyScript, string.Join(", ", allowed), $"{hash} {Shown.Cut(tag.Text.Trim(), LongestFound)}");
                }
            }
        }

        return null;
    }

    private static Finding? Links(List<HtmlTag> tags, Uri url, PageExpectations expect)
    {
        if (expect.LinkHosts is not { } hosts)
        {
            return null;
        }

        var stranger = tags.Where(tag => tag.Name is "a" or "area").Select(tag => tag["href"]).FirstOrDefault(target => target is not null && !IsAllowed(target, url, hosts));
        return stranger is null ? null : new Finding(FaultClass.BodySpam, Hosts(url, hosts), Shown.Cut(stranger, LongestFound));
    }

    // A source that is no address (data:, javascript:, mailto:) has no host: for links harmless, for scripts a place where code comes from.
    private static bool IsAllowed(string source, Uri page, ImmutableArray<string> hosts)
    {
        if (!Uri.TryCreate(page, source, out var target))
        {
            return false;
        }

        if (target.Scheme is not ("http" or "https"))
        {
            return target.Scheme is "mailto" or "tel";
        }

        return IsBelow(target.IdnHost, page.IdnHost) || hosts.Any(host => IsBelow(target.IdnHost, host));
    }

    private static bool IsBelow(string host, string parent) =>
        host.Equals(parent, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);

    private static string Hosts(Uri page, ImmutableArray<string> hosts) => string.Join(", ", hosts.Prepend(page.IdnHost));
}
