namespace Upheld.Browser.Tests.Harness;

/// <summary>Where a test run leaves what people look at.</summary>
internal static class Artifacts
{
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root(), ".artifacts", "screenshots")).FullName;

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Upheld.slnx"))) { return folder.FullName; }
        }
        return AppContext.BaseDirectory;
    }
}
