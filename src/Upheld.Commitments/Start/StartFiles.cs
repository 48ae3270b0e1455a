using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Customers;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Start;

/// <summary>Writes the contract files that the start page applies.</summary>
internal static partial class StartFiles
{
    private const int LongestName = 48; // other names are made of it

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Two customers of one title cannot be told apart in any list; most often the form was only sent twice.</summary>
    public static readonly Error TitleTaken = new(ErrorKind.Conflict, "start.title_taken", "There is a customer with this title already.");

    /// <summary>Whether a customer is called so, in any language.</summary>
    public static bool HasTitle(DocumentSet documents, string title) =>
        documents.OfKind(CustomerKind.KindName).SelectMany(c => new[] { c.Shown.En, c.Shown.Zh }).Contains(title.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A customer, for whom nothing is promised yet.</summary>
    public static string Customer(string name, string title, string zone, string language) => $$"""
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: {{name}}, title: {{Quoted(title)}} }
        spec: { timeZone: {{Quoted(zone)}}, language: {{language}} }

        """;

    /// <summary>A core service of a customer.</summary>
    public static string Service(string name, string title, string customer) => $$"""
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: {{name}}, title: {{Quoted(title)}} }
        spec: { customer: {{customer}}, criticality: core }

        """;

    /// <summary>A monitor that asks for an address every ten seconds.</summary>
    public static string Monitor(string name, string title, string service, string url) => $$"""
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: {{name}}, title: {{Quoted(title)}} }
        spec: { service: {{service}}, layer: application, every: 10s, http: { url: {{Quoted(url)}} } }

        """;

    /// <summary>Documents as one file.</summary>
    public static SourceFile File(params IEnumerable<string> documents) => new("start.yaml", Encoding.UTF8.GetBytes(string.Join("---\n", documents)));

    /// <summary>A document name out of any text, <paramref name="otherwise"/> where none of it can be used, with a number where it is taken.</summary>
    public static string FreeName(string text, string otherwise, Func<string, bool> isTaken)
    {
        var name = Outside().Replace(text.ToLowerInvariant(), "-").Trim('-');
        name = name.Length == 0 ? otherwise : name.Length > LongestName ? name[..LongestName].Trim('-') : name;
        return !isTaken(name) ? name : Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{name}-{n}").First(n => !isTaken(n));
    }

    // A JSON string is a YAML string too, whatever stands in it.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Outside();
}
