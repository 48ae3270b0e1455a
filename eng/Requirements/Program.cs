using Upheld.Eng.Requirements;

// requirements RESULTS-FOLDER    fails when a row says done and not all tests that carry its id passed
// requirements --write           writes the coverage figure into the README
var register = RequirementRegister.Load(Path.Combine("docs", "requirements.csv"));
var readme = new ReadmeFigure("README.md");
if (args is ["--write"])
{
    readme.Write(register);
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
