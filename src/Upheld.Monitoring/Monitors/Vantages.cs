namespace Upheld.Monitoring.Monitors;

/// <summary>The places that checks are made from. Agents bring more.</summary>
internal static class Vantages
{
    /// <summary>The server itself.</summary>
    public const string Local = "local";

    /// <summary>The number of <see cref="Local"/> in samples.</summary>
    public const ushort LocalNumber = 1;
}
