namespace Upheld.Kernel.Signals;

/// <summary>The two moments in a fact's life that somebody waits for.</summary>
public sealed class FactSignals
{
    /// <summary>Facts were committed and wait for the sequencer.</summary>
    public Signal Recorded { get; } = new();

    /// <summary>Facts were numbered and wait for the followers.</summary>
    public Signal Sequenced { get; } = new();
}
