using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Upheld.Bench;

/// <summary>Lets warm processes of this run stand still, so that another is measured alone.</summary>
internal static partial class Standstill
{
    private const int Continue = 18; // SIGCONT and SIGSTOP on Linux
    private const int Stop = 19;

    public static void Begin(params ReadOnlySpan<Process> processes) => Send(Stop, processes);

    public static void End(params ReadOnlySpan<Process> processes) => Send(Continue, processes);

    private static void Send(int signal, ReadOnlySpan<Process> processes)
    {
        foreach (var process in processes)
        {
            if (Kill(process.Id, signal) != 0)
            {
                throw new InvalidOperationException($"{process.ProcessName} took no signal.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
