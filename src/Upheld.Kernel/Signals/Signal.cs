namespace Upheld.Kernel.Signals;

/// <summary>Wakes a loop when there is work, so that nobody polls in a hurry. A signal that comes while the loop works is kept; many are one.</summary>
public sealed class Signal
{
    private readonly SemaphoreSlim _waiting = new(0, 1);

    /// <summary>There is work.</summary>
    public void Raise()
    {
        lock (_waiting)
        {
            if (_waiting.CurrentCount == 0)
            {
                _waiting.Release();
            }
        }
    }

    /// <summary>Waits for work, or for the time after which one looks anyway; true when it was raised.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => _waiting.WaitAsync(atMost, cancellation);
}
