using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound.Names;

namespace Upheld.Monitoring.Probes.Dns;

/// <summary>Holds one server's answer against what was expected.</summary>
internal static class DnsVerdict
{
    public static Finding? Fault(DnsOptions options, string name, DnsMessage message)
    {
        if (message.Code != options.Code)
        {
            return new Finding(
                message.Code switch
                {
                    DnsResponseCode.NxDomain => message.Answers.Any(record => record.Type == DnsRecordType.CNAME) ? FaultClass.DnsCnameMissing : FaultClass.DnsNxDomain,
                    DnsResponseCode.ServFail => FaultClass.DnsServFail,
                    DnsResponseCode.Refused => FaultClass.DnsRefused,
                    _ => FaultClass.DnsRcode,
                },
                options.Code.ToString(),
                message.Code.ToString());
        }

        if (options.IsAuthoritative && !message.IsAuthoritative)
        {
            return new Finding(FaultClass.DnsNotAuthoritative);
        }

        if (options.MustBeAuthenticated && !message.IsAuthenticated)
        {
            return new Finding(FaultClass.DnssecBogus);
        }

        return message.Code == DnsResponseCode.NoError ? Records(options, message) : null;
    }

    private static Finding? Records(DnsOptions options, DnsMessage message)
    {
        var records = message.Answers.Where(record => record.Type == options.Type).ToList();
        if (records.Count == 0)
        {
            // The alias resolved to nothing: its target was deleted, or exists without such a record.
            return new Finding(message.Answers.Any(record => record.Type == DnsRecordType.CNAME) ? FaultClass.DnsCnameMissing : FaultClass.DnsNoData, options.Type.ToString());
        }

        var found = records.Select(record => Normal(record.Data, options.Type)).ToHashSet(StringComparer.Ordinal);
        var wanted = options.Records.Select(record => Normal(record, options.Type)).ToHashSet(StringComparer.Ordinal);
        var holds = wanted.Count == 0 || options.Match switch
        {
            RecordSetMatch.Exact => found.SetEquals(wanted),
            RecordSetMatch.Contains => found.IsSupersetOf(wanted),
            _ => found.Overlaps(wanted),
        };
        if (!holds)
        {
            return new Finding(FaultClass.DnsAnswer, $"{Sign(options.Match)} {Text(wanted)}", Text(found));
        }

        if (options.MinTimeToLive is { } least && records.Min(record => record.TimeToLive) is var shortest && shortest < least)
        {
            return new Finding(FaultClass.DnsTtl, $"≥ {Shown.Number(least)}", Shown.Number(shortest));
        }

        return options.MaxTimeToLive is { } most && records.Max(record => record.TimeToLive) is var longest && longest > most
            ? new Finding(FaultClass.DnsTtl, $"≤ {Shown.Number(most)}", Shown.Number(longest))
            : null;
    }

    // Addresses by value, names without regard to case and the trailing dot; text as it is.
    private static string Normal(string data, DnsRecordType type) => type switch
    {
        DnsRecordType.TXT or DnsRecordType.CAA => data,
        DnsRecordType.A or DnsRecordType.AAAA => System.Net.IPAddress.TryParse(data, out var address) ? address.ToString() : data,
        _ => data.TrimEnd('.').ToLowerInvariant(),
    };

    private static string Sign(RecordSetMatch match) => match switch
    {
        RecordSetMatch.Exact => "=",
        RecordSetMatch.Contains => "⊇",
        _ => "∩",
    };

    private static string Text(IEnumerable<string> records) => string.Join(", ", records.Order(StringComparer.Ordinal));
}
