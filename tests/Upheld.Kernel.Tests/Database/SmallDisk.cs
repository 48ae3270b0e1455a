using System.Diagnostics;
using System.Globalization;

namespace Upheld.Kernel.Tests.Database;

/// <summary>A disk of a few megabytes in memory, which a test can fill.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _ballast;

    private SmallDisk(string folder)
    {
        Folder = folder;
        _ballast = Path.Combine(folder, "ballast");
    }

    public string Folder { get; }

    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("upheld-disk-").FullName;
        return Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder) ? new SmallDisk(folder) : null;
    }

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(_ballast, FileMode.Append);
        for (var block = new byte[4096]; ;)
        {
            try
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    public void Free() => File.Delete(_ballast);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
