namespace Upheld.Eng.Requirements;

/// <summary>docs/requirements.csv: every clause of the founding document, whether it is done, and the tests that hold it.</summary>
internal sealed class RequirementRegister
{
    private readonly IReadOnlyList<Row> _rows;

    private RequirementRegister(IReadOnlyList<Row> rows) => _rows = rows;

    public int Done => _rows.Count(r => r.Status == "done");

    public int Total => _rows.Count;

    public string Summary => $"{Done} of {Total} clauses done";

    public static RequirementRegister Load(string path)
    {
        var lines = Csv.Read(path);
        var header = lines[0].ToList();
        string Cell(IReadOnlyList<string> line, string column) => line[header.IndexOf(column)];
        return new RequirementRegister(
            [.. lines.Skip(1).Select(l => new Row(Cell(l, "id"), Cell(l, "verified_when"), Cell(l, "status"), Cell(l, "tests").Split(' ', StringSplitOptions.RemoveEmptyEntries)))]);
    }

    /// <summary>One line for each row whose word "done" is not held by a passing test that quotes it.</summary>
    public IEnumerable<string> Faults(TestQuotes quotes, TestResults results)
    {
        foreach (var row in _rows)
        {
            if (row.Status is not ("open" or "part" or "done"))
            {
                yield return $"{row.Id}: the status is open, part or done, not '{row.Status}'";
            }

            if (row.Status != "done")
            {
                continue;
            }

            if (row.Tests.Length == 0)
            {
                yield return $"{row.Id}: says done and names no test";
            }

            foreach (var test in row.Tests)
            {
                if (quotes.Of(test, row.Id) != row.VerifiedWhen)
                {
                    yield return $"{row.Id}: {test} does not quote its verified_when";
                }

                if (results.OutcomeOf(test) is not "Passed" and var outcome)
                {
                    yield return $"{row.Id}: {test} {(outcome is null ? "did not run" : $"ended as {outcome}")}";
                }
            }
        }
    }

    private sealed record Row(string Id, string VerifiedWhen, string Status, string[] Tests);
}
