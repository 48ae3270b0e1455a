namespace Upheld.Figures.Tests;

/// <summary>How many random cases a test runs: few by default, all with <c>UPHELD_TEST_LONG=1</c> (<c>./dev test --long</c>).</summary>
internal static class TestSize
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("UPHELD_TEST_LONG") == "1";

    public static int Of(int normal, int full) => IsLong ? full : normal;
}
