using System.Text;

namespace Upheld.Eng.Requirements;

/// <summary>RFC 4180, as much as our own file uses.</summary>
internal static class Csv
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string path)
    {
        var lines = new List<IReadOnlyList<string>>();
        var line = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var text = File.ReadAllText(path);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(c);
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    line.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    line.Add(cell.ToString());
                    cell.Clear();
                    lines.Add(line);
                    line = [];
                    break;
                case '\r' when !quoted:
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        return lines;
    }
}
