using System.Text.RegularExpressions;

namespace Upheld.Eng.Requirements;

/// <summary>The coverage figure in the README stands between two markers and is generated.</summary>
internal sealed partial class ReadmeFigure(string path)
{
    public IEnumerable<string> Faults(RequirementRegister register)
    {
        if (Text(register) is var text && Figure().Match(File.ReadAllText(path)) is var found && (!found.Success || found.Groups[2].Value != text))
        {
            yield return "the README's coverage figure is out of date: run 'dotnet run --project eng/Requirements -- --write'";
        }
    }

    public void Write(RequirementRegister register) =>
        File.WriteAllText(path, Figure().Replace(File.ReadAllText(path), m => m.Groups[1].Value + Text(register) + m.Groups[3].Value));

    private static string Text(RequirementRegister register) => $"{register.Done} of {register.Total}";

    [GeneratedRegex("(<!-- coverage -->)(.*?)(<!-- /coverage -->)", RegexOptions.Singleline)]
    private static partial Regex Figure();
}
