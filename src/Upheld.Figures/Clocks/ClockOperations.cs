using Upheld.Figures.Clocks.Operations;

namespace Upheld.Figures.Clocks;

/// <summary>The known ops.</summary>
internal static class ClockOperations
{
    private static readonly Dictionary<string, IClockOperation> ByName = new IClockOperation[]
    {
        new AddOperation(), new SubtractOperation(), new ElapsedOperation(), new AddDaysOperation(),
        new IsOpenOperation(), new PeriodsOperation(), new TicketOperation(),
    }.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public static string Names { get; } = string.Join(", ", ByName.Keys);

    public static IClockOperation? Find(string name) => ByName.GetValueOrDefault(name);
}
