namespace Upheld.Web.CommandLine;

/// <summary>The words after the command: <c>--name value</c>, <c>--name=value</c>, flags, and files. An option nobody asked for is an error.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string?> _options = [];
    private readonly HashSet<string> _asked = [];
    private readonly IReadOnlySet<string> _flags;

    /// <param name="words">The words.</param>
    /// <param name="flags">Options that take no value.</param>
    public Arguments(IReadOnlyList<string> words, params IReadOnlyList<string> flags)
    {
        _flags = flags.ToHashSet();
        var files = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                files.Add(words[i]);
                continue;
            }

            var (name, value) = words[i][2..].Split('=', 2) is [var n, var v] ? (n, v) : (words[i][2..], null);
            _options[name] = value ?? (_flags.Contains(name) || i + 1 == words.Count ? null : words[++i]);
        }

        Files = files;
    }

    /// <summary>What is no option; <c>-</c> is standard input.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>An option's value; null when it was not given.</summary>
    public string? Option(string name)
    {
        _asked.Add(name);
        return _options.GetValueOrDefault(name);
    }

    /// <summary>Whether a flag was given.</summary>
    public bool Flag(string name)
    {
        _asked.Add(name);
        return _options.ContainsKey(name);
    }

    /// <summary>Options that nobody asked for: misspelt ones.</summary>
    public IReadOnlyList<string> Unknown() => [.. _options.Keys.Where(o => !_asked.Contains(o) && o is not "data" and not "database" and not "node")];
}
