using System.Net;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Names;

namespace Upheld.Testing.Targets;

/// <summary>A resolver that says what a test wants, and may say something else the next time: TTL 0, as a rebinding attacker's name server does.</summary>
public sealed class ScriptedResolver(Func<string, int, NameAnswer> answer) : INameResolver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>A resolver that knows some names for good.</summary>
    public static ScriptedResolver Of(params (string Name, string[] Addresses)[] names) => new((name, _) =>
        Array.Find(names, known => known.Name == name) is { Addresses: { } addresses }
            ? new NameAnswer([.. addresses.Select(IPAddress.Parse)], null)
            : NameAnswer.Failed(OutboundFault.NameNotFound));

    /// <summary>How often a name was asked for.</summary>
    public int Asked(string name)
    {
        lock (_lock)
        {
            return _asked.GetValueOrDefault(name);
        }
    }

    /// <inheritdoc/>
    public ValueTask<NameAnswer> ResolveAsync(string name, AddressFamilies families, CancellationToken cancellation)
    {
        int time;
        lock (_lock)
        {
            time = _asked.GetValueOrDefault(name);
            _asked[name] = time + 1;
        }

        return ValueTask.FromResult(answer(name, time));
    }
}
