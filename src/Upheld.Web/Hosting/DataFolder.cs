namespace Upheld.Web.Hosting;

/// <summary>Everything one machine keeps: database, signer, keys, socket. One process at a time may write in it.</summary>
internal sealed class DataFolder
{
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
        }
        else
        {
            // Whoever can open the socket in it can do anything: the owner alone. An existing folder keeps the mode its owner chose.
            Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Root { get; }

    /// <summary>The embedded database.</summary>
    public string Database => Path.Combine(Root, "upheld.db");

    /// <summary>The signer's own folder: never part of a backup.</summary>
    public string Signer => Path.Combine(Root, "signer");

    /// <summary>Keys of sign-in cookies and forms.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Where commands reach the running server.</summary>
    public string Socket => Path.Combine(Root, "upheld.sock");

    /// <summary>The operator's network policy; absent means that only public addresses may be reached.</summary>
    public string NetworkPolicy => Path.Combine(Root, "network-policy.yaml");

    /// <summary>Takes the folder for this process; null when another has it. The system gives the lock back when a process dies, however it dies.</summary>
    public IDisposable? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(Root, "upheld.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
