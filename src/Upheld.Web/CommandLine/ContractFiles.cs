using Upheld.Commitments.Contracts.Files;

namespace Upheld.Web.CommandLine;

/// <summary>Reads contract files from files, folders and standard input.</summary>
internal static class ContractFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>The files; null when one of them is not there, which standard error then says.</summary>
    public static async Task<IReadOnlyList<SourceFile>?> ReadAsync(string command, IReadOnlyList<string> paths, Terminal terminal)
    {
        var missing = paths.Where(path => path != "-" && !File.Exists(path) && !Directory.Exists(path)).ToList();
        foreach (var path in missing)
        {
            await terminal.Error.WriteLineAsync($"upheld {command}: file.missing: there is no file {path}");
        }

        return missing.Count == 0 ? [.. paths.SelectMany(path => Read(path, terminal))] : null;
    }

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
