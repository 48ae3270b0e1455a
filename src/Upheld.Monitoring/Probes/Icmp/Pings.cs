using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes.Icmp;

/// <summary>The packets of one check and what became of them. Two loops, one that sends and one that receives, share it.</summary>
internal sealed class Pings(int count, byte[] nonce)
{
    private const int MaxErrors = 100;

    private readonly Lock _lock = new();
    private readonly TimeSpan?[] _trips = new TimeSpan?[count];
    private readonly bool[] _isSettled = new bool[count];
    private int _errors;

    public int Count => count;

    public byte[] Nonce => nonce;

    /// <summary>Time stamps; 0 for not sent yet.</summary>
    public long[] Sent { get; } = new long[count];

    /// <summary>Why packets did not come back, as far as somebody said so.</summary>
    public FaultClass? Error { get; private set; }

    public bool IsWaiting
    {
        get
        {
            lock (_lock)
            {
                return _errors < MaxErrors && _isSettled.Contains(false);
            }
        }
    }

    public IReadOnlyList<TimeSpan> Trips
    {
        get
        {
            lock (_lock)
            {
                return [.. _trips.OfType<TimeSpan>()];
            }
        }
    }

    public IEnumerable<string> Lines => _trips.Select((trip, i) => $"{Shown.Number(i + 1)}: {(trip is { } time ? $"{Shown.Number(time.Ticks / 10)} µs" : "–")}");

    public void Take(int sequence, EchoAnswer answer, TimeSpan trip)
    {
        lock (_lock)
        {
            if (answer == EchoAnswer.Other || _isSettled[sequence])
            {
                return;
            }

            _isSettled[sequence] = true;
            switch (answer)
            {
                case EchoAnswer.Reply:
                    _trips[sequence] = trip;
                    break;
                case EchoAnswer.Unreachable:
                    Error = FaultClass.IcmpUnreachable;
                    break;
                default:
                    Error = FaultClass.IcmpTtlExceeded;
                    break;
            }
        }
    }

    /// <summary>A socket's error: the first packet that is still open has it.</summary>
    public void Note(FaultClass? error)
    {
        lock (_lock)
        {
            _errors++;
            Error ??= error;
            var open = Array.IndexOf(_isSettled, false);
            if (open >= 0 && error is not null)
            {
                _isSettled[open] = true;
            }
        }
    }
}
