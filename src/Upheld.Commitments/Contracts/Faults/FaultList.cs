using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Faults;

/// <summary>Collects every fault of all files. A hostile file must not fill the memory with faults: after <see cref="Most"/> errors, or as many warnings, they are
/// counted only.</summary>
public sealed class FaultList
{
    /// <summary>How many errors, and how many warnings, are kept.</summary>
    public const int Most = 1_000;

    private readonly List<Fault> _faults = [];

    /// <summary>How many errors were found, kept or not.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>How many warnings were found, kept or not.</summary>
    public int WarningCount { get; private set; }

    /// <summary>The faults by file, in the order in which the files were first met, then by line and column.</summary>
    public IReadOnlyList<Fault> Sorted()
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fault in _faults)
        {
            order.TryAdd(fault.At.File, order.Count);
        }

        return [.. _faults.OrderBy(f => order[f.At.File]).ThenBy(f => f.At.Line).ThenBy(f => f.At.Column).ThenBy(f => f.Code, StringComparer.Ordinal)];
    }

    /// <summary>Notes a fault at a place of a file.</summary>
    public void Add(FaultKind kind, SourcePosition at, string path, params IReadOnlyList<(string Name, LocalText Value)> values)
    {
        var found = kind.Severity == FaultSeverity.Error ? ++ErrorCount : ++WarningCount;
        if (found > Most)
        {
            return;
        }

        _faults.Add(new Fault(at, path, kind.Severity, kind.Code, kind.Message.Fill(values), kind.Hint?.Fill(values)));
    }

    /// <summary>Notes a fault at a value of a document; where the value is missing, at the nearest thing above it.</summary>
    public void Add(FaultKind kind, Document document, DocumentPath path, params IReadOnlyList<(string Name, LocalText Value)> values) =>
        Add(kind, path.Nearest(document.Root).At, path.ToString(), values);
}
