namespace Upheld.Web.CommandLine;

/// <summary>The language of whoever runs a command.</summary>
internal static class UserLanguage
{
    /// <summary>The first of these that is set decides, as POSIX says; null when none is.</summary>
    public static string? OfProcess() =>
        new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
