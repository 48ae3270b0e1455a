using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Files;

namespace Upheld.Commitments.Contracts.Packs;

/// <summary>The pack <c>standard</c>: the five commitments of the founding document with all targets, measures, indicators and owners, ready for one customer (P-02).</summary>
public static partial class StandardPack
{
    /// <summary>What the pack is called.</summary>
    public const string Name = "standard";

    /// <summary>The pack as a contract file for a customer.</summary>
    /// <param name="customer">For whom, and from when.</param>
    public static SourceFile For(StandardPackCustomer customer)
    {
        using var stream = typeof(StandardPack).Assembly.GetManifestResourceStream("Upheld.Commitments.StandardPack.standard.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["customer"] = customer.Name,
            ["customerTitle"] = customer.Title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
            ["timeZone"] = customer.TimeZone,
            ["language"] = customer.Language,
            ["start"] = LocalDatePattern.Iso.Format(customer.Start),
            ["end"] = LocalDatePattern.Iso.Format(customer.Start.PlusYears(1)),
        };
        var text = Blank().Replace(reader.ReadToEnd(), match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));
        return new SourceFile($"{Name}.yaml", Encoding.UTF8.GetBytes(text));
    }

    [GeneratedRegex("\\$\\{(\\w+)\\}")]
    private static partial Regex Blank();
}

/// <summary>For whom the pack is loaded.</summary>
/// <param name="Name">Name of the customer document; other names begin with it, so that the pack fits several customers. At most 54 characters.</param>
/// <param name="Title">What people call the customer.</param>
/// <param name="TimeZone">IANA zone of the customer's days.</param>
/// <param name="Language">Language of what is sent to the customer, such as <c>zh-CN</c>.</param>
/// <param name="Start">First day of the contract, which runs for a year.</param>
public sealed record StandardPackCustomer(string Name, string Title, string TimeZone, string Language, LocalDate Start);
