namespace Upheld.Web.SetUp;

/// <summary>Remembers that set-up is over, so that only requests before it ask the database.</summary>
internal sealed class SetUpGate
{
    private volatile bool _isOpen;

    public async ValueTask<bool> IsPendingAsync(SetUpInstallation setUp, CancellationToken cancellation)
    {
        if (_isOpen)
        {
            return false;
        }

        var pending = await setUp.IsPendingAsync(cancellation);
        _isOpen = !pending;
        return pending;
    }
}
