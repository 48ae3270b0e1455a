using System.Text;
using System.Text.Json;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound.Http;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Holds a complete answer against what was expected. The first expectation that fails is the fault, from the outside in: status, address,
/// headers, body.</summary>
internal static class HttpVerdict
{
    private static readonly JsonDocumentOptions StrictJson = new() { MaxDepth = 64 };

    static HttpVerdict() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // GBK and others that pages still use

    public static Finding? Fault(HttpProbe probe, HttpHead head, HttpBody body, Uri url)
    {
        var expect = probe.Options.Expect;
        return Status(probe.Options, head) ?? Address(expect, url) ?? Headers(expect, head) ?? Content(probe, head, body, url);
    }

    public static Finding? Status(HttpOptions options, HttpHead head) =>
        options.Expect.Status.Contains(head.Status) ? null : new Finding(FaultClass.HttpStatus, options.Expect.Status.ToString(), Shown.Number(head.Status));

    public static Finding? Slow(HttpOptions options, Duration elapsed, ProbePhases phases)
    {
        if (options.SlowAfter is { } limit && elapsed > limit)
        {
            return new Finding(FaultClass.HttpSlow, Shown.AtMost(limit), Shown.Time(elapsed));
        }

        var bounds = options.Expect.Phases;
        return Slow("dns", bounds.Dns, phases.Dns) ?? Slow("connect", bounds.Connect, phases.Connect) ?? Slow("tls", bounds.Tls, phases.Tls)
            ?? Slow("firstByte", bounds.FirstByte, phases.FirstByte) ?? Slow("body", bounds.Body, phases.Body);
    }

    public static string Excerpt(HttpHead head, HttpBody body)
    {
        var decoded = ContentDecoding.TryDecode(body.Kept.ToArray(), head["Content-Encoding"], HttpBody.MaxKept, out var bytes) == DecodingResult.Ok ? bytes : [];
        var text = TextOf(head, decoded.AsSpan(0, Math.Min(decoded.Length, ProbeDetail.ExcerptLength * 4)));
        return text.Length <= ProbeDetail.ExcerptLength ? text : text[..ProbeDetail.ExcerptLength];
    }

    private static Finding? Slow(string phase, Duration? bound, Duration? time) =>
        bound is { } limit && time is { } taken && taken > limit ? new Finding(FaultClass.HttpPhaseSlow, $"{phase} {Shown.AtMost(limit)}", Shown.Time(taken)) : null;

    private static Finding? Address(HttpExpectations expect, Uri url)
    {
        if (expect.FinalUrl is { } final && final.AbsoluteUri != url.AbsoluteUri)
        {
            return new Finding(FaultClass.HttpRedirectUnexpected, final.AbsoluteUri, url.AbsoluteUri);
        }

        return expect.FinalHost is { } host && !host.Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase)
            ? new Finding(FaultClass.HttpRedirectUnexpected, host, url.IdnHost)
            : null;
    }

    private static Finding? Headers(HttpExpectations expect, HttpHead head)
    {
        foreach (var header in expect.Headers)
        {
            var value = head[header.Name];
            if (!header.Match.Holds(value))
            {
                return new Finding(FaultClass.HttpHeader, header.ToString(), Shown.Cut(value ?? "∄", 200));
            }
        }

        return null;
    }

    private static Finding? Content(HttpProbe probe, HttpHead head, HttpBody body, Uri url)
    {
        var expect = probe.Options.Expect.Body;
        var encoding = head["Content-Encoding"];
        var (content, size) = (body.Kept, body.Count);
        if (encoding is not null && body.Count > 0)
        {
            if (!body.IsWhole)
            {
                // Decompressing needs all of it; without content to judge there is no reason to.
                return expect.NeedsContent ? new Finding(FaultClass.BodyTooLarge, $"≤ {Shown.Number(HttpBody.MaxKept)}", Shown.Number(body.Count)) : null;
            }

            switch (ContentDecoding.TryDecode(body.Kept.ToArray(), encoding, (int)HttpBody.MaxRead, out var decoded))
            {
                case DecodingResult.Broken:
                    return new Finding(FaultClass.BodyEncoding, encoding);
                case DecodingResult.TooLarge:
                    return new Finding(FaultClass.BodyTooLarge, $"≤ {Shown.Number(HttpBody.MaxRead)}");
                default:
                    (content, size) = (decoded, decoded.Length);
                    break;
            }
        }

        return Size(expect, size) ?? (expect.NeedsContent ? Text(probe, head, content, url) ?? Json(expect, content) : null);
    }

    private static Finding? Size(BodyExpectations expect, long size)
    {
        if (expect.MinBytes is { } least && size < least)
        {
            return new Finding(size == 0 ? FaultClass.BodyEmpty : FaultClass.BodySize, $"≥ {Shown.Number(least)}", Shown.Number(size));
        }

        return expect.MaxBytes is { } most && size > most ? new Finding(FaultClass.BodySize, $"≤ {Shown.Number(most)}", Shown.Number(size)) : null;
    }

    private static Finding? Text(HttpProbe probe, HttpHead head, ReadOnlyMemory<byte> content, Uri url)
    {
        var expect = probe.Options.Expect.Body;
        var isUtf8 = EncodingOf(head) is UTF8Encoding;
        var text = expect.NeedsText || !isUtf8 ? TextOf(head, content.Span) : string.Empty;
        if (content.IsEmpty && (!expect.Contains.IsEmpty || !expect.Matches.IsEmpty || expect.Page is not null || !expect.Json.IsEmpty))
        {
            return new Finding(FaultClass.BodyEmpty, "≥ 1", "0");
        }

        for (var i = 0; i < expect.NotContains.Length; i++)
        {
            if (isUtf8 ? content.Span.IndexOf(probe.Forbidden[i]) >= 0 : text.Contains(expect.NotContains[i], StringComparison.Ordinal))
            {
                return new Finding(FaultClass.BodyForbidden, $"∌ {expect.NotContains[i]}", expect.NotContains[i]);
            }
        }

        foreach (var pattern in expect.NotMatches)
        {
            if (pattern.IsMatch(text))
            {
                return new Finding(FaultClass.BodyForbidden, $"!~ {pattern}");
            }
        }

        if (expect.Page is { } page && PageInspection.Inspect(text, url, page) is { } changed)
        {
            return changed;
        }

        for (var i = 0; i < expect.Contains.Length; i++)
        {
            if (!(isUtf8 ? content.Span.IndexOf(probe.Needles[i]) >= 0 : text.Contains(expect.Contains[i], StringComparison.Ordinal)))
            {
                return new Finding(FaultClass.BodyMissing, $"∋ {expect.Contains[i]}");
            }
        }

        foreach (var pattern in expect.Matches)
        {
            if (!pattern.IsMatch(text))
            {
                return new Finding(FaultClass.BodyMissing, $"~ {pattern}");
            }
        }

        return null;
    }

    private static Finding? Json(BodyExpectations expect, ReadOnlyMemory<byte> content)
    {
        if (expect.Json.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(content, StrictJson);
            foreach (var expectation in expect.Json)
            {
                if (expectation.Fault(document.RootElement) is { } found)
                {
                    return new Finding(FaultClass.BodyJson, expectation.ToString(), found);
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return new Finding(FaultClass.BodyJson, "JSON", Shown.Cut(e.Message, 200));
        }
    }

    private static string TextOf(HttpHead head, ReadOnlySpan<byte> content) => EncodingOf(head).GetString(content);

    private static Encoding EncodingOf(HttpHead head)
    {
        var type = head["Content-Type"];
        var at = type?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return Encoding.UTF8;
        }

        try
        {
            return Encoding.GetEncoding(type![(at + 8)..].Split(';')[0].Trim(' ', '"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
