namespace Upheld.Web.Tests;

internal static class TestSize
{
    /// <summary>The small size, or the full one where UPHELD_TEST_LONG is 1.</summary>
    public static int Pick(int small, int full) => Environment.GetEnvironmentVariable("UPHELD_TEST_LONG") == "1" ? full : small;
}
