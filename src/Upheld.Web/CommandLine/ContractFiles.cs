using Upheld.Commitments.Contracts.Files;

namespace Upheld.Web.CommandLine;

/// <summary>Reads contract files from files, folders and standard input.</summary>
internal static class ContractFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    public static IReadOnlyList<SourceFile> Read(IReadOnlyList<string> paths, Terminal terminal) => [.. paths.SelectMany(path => Read(path, terminal))];

    private static IEnumerable<SourceFile> Read(string path, Terminal terminal)
    {
        if (path == "-")
        {
            using var buffer = new MemoryStream();
            terminal.In.CopyTo(buffer);
            return [new SourceFile("-", buffer.ToArray())];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Endings.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal)
                .Select(f => new SourceFile(f, File.ReadAllBytes(f)))
            : [new SourceFile(path, File.ReadAllBytes(path))];
    }
}
