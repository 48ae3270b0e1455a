using System.Collections.Immutable;
using System.Net;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>An opening tag: its name in lower case, its attributes, and for scripts, styles and titles the raw text up to the closing tag.</summary>
internal readonly record struct HtmlTag(string Name, ImmutableArray<KeyValuePair<string, string>> Attributes, string Text)
{
    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
            {
                if (name == attribute)
                {
                    return value;
                }
            }

            return null;
        }
    }
}

/// <summary>Finds the opening tags of a page in one pass, in time linear to its length, as far as a guard of content needs it; not an HTML parser.</summary>
internal static class HtmlTags
{
    private static readonly string[] RawText = ["script", "style", "title", "textarea"];

    public static IEnumerable<HtmlTag> Of(string page)
    {
        var at = 0;
        while (at < page.Length && (at = page.IndexOf('<', at)) >= 0)
        {
            if (string.CompareOrdinal(page, at, "<!--", 0, 4) == 0)
            {
                var end = page.IndexOf("-->", at + 4, StringComparison.Ordinal);
                at = end < 0 ? page.Length : end + 3;
                continue;
            }

            at++;
            if (at >= page.Length || !char.IsAsciiLetter(page[at]))
            {
                continue;
            }

            var start = at;
            while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] is not ('>' or '/'))
            {
                at++;
            }

            var name = page[start..at].ToLowerInvariant();
            var attributes = Attributes(page, ref at);
            var text = RawText.Contains(name, StringComparer.Ordinal) ? Raw(page, name, ref at) : string.Empty;
            yield return new HtmlTag(name, attributes, text);
        }
    }

    private static ImmutableArray<KeyValuePair<string, string>> Attributes(string page, ref int at)
    {
        var attributes = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while (at < page.Length && page[at] != '>')
        {
            if (char.IsWhiteSpace(page[at]) || page[at] is '/' or '=')
            {
                at++;
                continue;
            }

            var start = at;
            while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] is not ('>' or '=' or '/'))
            {
                at++;
            }

            var name = page[start..at].ToLowerInvariant();
            SkipSpace(page, ref at);
            var value = string.Empty;
            if (at < page.Length && page[at] == '=')
            {
                at++;
                SkipSpace(page, ref at);
                value = Value(page, ref at);
            }

            attributes.Add(new KeyValuePair<string, string>(name, WebUtility.HtmlDecode(value).Trim()));
        }

        at++;
        return attributes.ToImmutable();
    }

    private static string Value(string page, ref int at)
    {
        if (at < page.Length && page[at] is ('"' or '\''))
        {
            var end = page.IndexOf(page[at], at + 1);
            end = end < 0 ? page.Length : end;
            var quoted = page[(at + 1)..end];
            at = Math.Min(end + 1, page.Length);
            return quoted;
        }

        var start = at;
        while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] != '>')
        {
            at++;
        }

        return page[start..at];
    }

    private static string Raw(string page, string name, ref int at)
    {
        var start = Math.Min(at, page.Length);
        var end = page.IndexOf("</" + name, start, StringComparison.OrdinalIgnoreCase);
        end = end < 0 ? page.Length : end;
        at = end;
        return page[start..end];
    }

    private static void SkipSpace(string page, ref int at)
    {
        while (at < page.Length && char.IsWhiteSpace(page[at]))
        {
            at++;
        }
    }
}
