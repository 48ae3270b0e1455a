using NodaTime;
using Upheld.Commitments.ContractFiles;

namespace Upheld.Commitments.Contracts.Files;

/// <summary>Reads contract files and says what is wrong with them, all at once. Pure: no database.</summary>
/// <param name="kinds">The kinds of the installed modules.</param>
/// <param name="clock">Only data that runs out, such as holidays, is held against it.</param>
public sealed class ContractLinter(ContractKinds kinds, IClock clock)
{
    /// <summary>Lints files that stand alone.</summary>
    public LintReport Lint(IEnumerable<SourceFile> files)
    {
        var reading = Read(files, []);
        return LintReport.Of(reading.Faults, reading.Documents.Count);
    }

    /// <summary>Reads and lints files beside documents that are in force.</summary>
    internal ContractReading Read(IEnumerable<SourceFile> files, IReadOnlyList<Documents.Document> inForce)
    {
        var reading = new ContractReader(kinds).Read(files, inForce);
        var context = new LintContext(reading.All, clock.GetCurrentInstant(), reading.Faults);
        foreach (var document in reading.Documents.Where(d => d.Model is not null))
        {
            document.Kind!.Lint(document, context);
        }

        return reading;
    }
}
