namespace Upheld.Monitoring.Checking;

/// <summary>How many checks may be under way, in all and of one host. What finds no room waits its turn; what waits too long is a missed tick.</summary>
internal sealed class CheckSlots(int inAll, int ofOneHost)
{
    private readonly Dictionary<string, int> _byHost = [];
    private readonly LinkedList<(Tick Tick, long Since)> _waiting = [];
    private int _running;

    /// <summary>Checks under way.</summary>
    public int Running => _running;

    /// <summary>Ticks that wait for room.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Takes room for a tick; false when it has to wait, which it then does.</summary>
    public bool TryEnter(Tick tick, long now)
    {
        if (HasRoom(tick.Monitor.Host))
        {
            Take(tick.Monitor.Host);
            return true;
        }

        _waiting.AddLast((tick, now));
        return false;
    }

    /// <summary>Gives room back.</summary>
    public void Leave(string host)
    {
        _running--;
        if (--_byHost[host] == 0)
        {
            _byHost.Remove(host);
        }
    }

    /// <summary>The next waiting tick that now has room, in order of arrival; takes the room.</summary>
    public bool TryNext(out Tick tick)
    {
        for (var node = _waiting.First; node is not null && _running < inAll; node = node.Next)
        {
            if (HasRoom(node.Value.Tick.Monitor.Host))
            {
                tick = node.Value.Tick;
                _waiting.Remove(node);
                Take(tick.Monitor.Host);
                return true;
            }
        }

        tick = default;
        return false;
    }

    /// <summary>Removes ticks that have waited longer than their monitor's schedule allows.</summary>
    public IReadOnlyList<Tick> RemoveLate(long now, Func<Tick, long> mostMilliseconds)
    {
        List<Tick>? late = null;
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (now - node.Value.Since > mostMilliseconds(node.Value.Tick))
            {
                (late ??= []).Add(node.Value.Tick);
                _waiting.Remove(node);
            }

            node = next;
        }

        return late ?? [];
    }

    private bool HasRoom(string host) => _running < inAll && _byHost.GetValueOrDefault(host) < ofOneHost;

    private void Take(string host)
    {
        _running++;
        _byHost[host] = _byHost.GetValueOrDefault(host) + 1;
    }
}
