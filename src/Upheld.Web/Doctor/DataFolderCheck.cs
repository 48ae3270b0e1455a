using Upheld.Kernel;
using Upheld.Kernel.Doctor;
using Upheld.Web.Hosting;

namespace Upheld.Web.Doctor;

/// <summary>Who may read the data folder: the database, the signer's key and the socket that commands come in by.</summary>
internal sealed class DataFolderCheck(ServerSettings settings, KernelSettings kernel) : IDoctorCheck
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    public bool NeedsDatabase => false;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>([.. Look()]);

    private IEnumerable<Finding> Look()
    {
        if (OperatingSystem.IsWindows())
        {
            yield break;
        }

        var data = settings.Data;
        var isOpen = IsOpen(data.Root, Others | Group);
        if (isOpen)
        {
            yield return Finding.Warn(
                "data.open",
                new Wording($"Others than its owner can enter {data.Root}.", $"所有者以外的用户可以进入 {data.Root}。"),
                new Wording($"chmod 700 {data.Root}: whoever can open the socket in it can do anything.", $"chmod 700 {data.Root}：能打开其中套接字的人可以执行任何操作。"));
        }

        string[] secrets = [kernel.SignerKeyFile, .. Files(data.Keys)];
        foreach (var secret in secrets.Where(path => isOpen && IsOpen(path, Others | Group)))
        {
            yield return Finding.Fail(
                "data.secret_open",
                new Wording($"Others than its owner can read {secret}.", $"所有者以外的用户可以读取 {secret}。"),
                new Wording($"chmod 600 {secret}. If somebody may have read it, that key counts as known to them.", $"chmod 600 {secret}。若可能已被他人读取，应视该密钥为已泄露。"));
        }

        if (!isOpen)
        {
            yield return Finding.Ok("data.closed", $"Only its owner can enter {data.Root}.", $"只有所有者可以进入 {data.Root}。");
        }
    }

    private static bool IsOpen(string path, UnixFileMode to) =>
        (File.Exists(path) || Directory.Exists(path)) && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & to) != 0;

    private static string[] Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
}
