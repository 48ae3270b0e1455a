using Upheld.Eng.Requirements;

// requirements RESULTS-FOLDER    fails when a row says done and not all tests that carry its id passed
// requirements --write           writes the coverage figure into the README
// requirements RESULTS-FOLDER --log FILE COMMIT    writes down what a run at full size counted
var register = RequirementRegister.Load(Path.Combine("docs", "requirements.csv"));
var readme = new ReadmeFigure("README.md");
if (args is ["--write"])
{
    readme.Write(register);
    return 0;
}

if (args is [var folder, "--log", var path, var commit])
{
    TestLog.Write(folder, path, commit, TimeProvider.System);
    return 0;
}

var quotes = TestQuotes.Scan("tests");
var results = TestResults.Load(args[0]);
var faults = register.Faults(quotes, results).Concat(readme.Faults(register)).ToList();
foreach (var fault in faults)
{
    Console.Error.WriteLine($"docs/requirements.csv: {fault}");
}

Console.WriteLine(register.Summary);
return faults.Count == 0 ? 0 : 1;
