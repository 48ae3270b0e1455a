using System.Text;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Web.Hosting;

namespace Upheld.Web.CommandLine;

/// <summary>What <c>upheld serve</c> says once it serves: where, on what data, and the next step.</summary>
internal static class ReadyNotice
{
    /// <param name="settings">How it was started.</param>
    /// <param name="addresses">Where it listens.</param>
    /// <param name="isSetUp">Whether there is an administrator.</param>
    /// <param name="language">The terminal's.</param>
    public static string Text(ServerSettings settings, IEnumerable<string> addresses, bool isSetUp, Language language)
    {
        var chinese = language == Language.Chinese;
        var pages = addresses.Where(a => !a.Contains("unix:", StringComparison.Ordinal)).Select(ForPeople).Distinct().ToList();
        var first = pages.FirstOrDefault() ?? settings.Urls;
        var policy = File.Exists(settings.NetworkPolicy) ? settings.NetworkPolicy : null;
        var text = new StringBuilder();
        text.Append('\n').Append(chinese ? $"信守 Upheld {UpheldHost.Version} 已就绪\n\n" : $"Upheld 信守 {UpheldHost.Version} is ready\n\n");
        Line(chinese ? "页面" : "Pages", string.Join("  ", pages));
        Line(chinese ? "数据" : "Data", $"{settings.Data.Root} ({(settings.Postgres is null ? "SQLite" : "PostgreSQL")})");
        Line(chinese ? "检查范围" : "Checks", (chinese, policy) switch
        {
            (true, null) => "仅限公共互联网",
            (true, _) => $"公共互联网及 {policy} 所列网络",
            (false, null) => "reach the public Internet and nothing else",
            (false, _) => $"reach the public Internet and what {policy} lists",
        });
        Line(chinese ? "下一步" : "Next", (chinese, isSetUp) switch
        {
            (true, true) => $"打开 {first} 并登录",
            (true, false) => $"打开 {first}/setup 创建管理员",
            (false, true) => $"open {first} and sign in",
            (false, false) => $"open {first}/setup and create the administrator",
        });
        text.Append(chinese ? "\n按 Ctrl+C 停止。\n" : "\nCtrl+C stops it.\n");
        return text.ToString();

        // A Chinese character is two columns wide.
        void Line(string label, string value) => text.Append("  ").Append(label).Append(' ', 10 - (chinese ? 2 * label.Length : label.Length)).Append(value).Append('\n');
    }

    /// <summary>A server that listens everywhere is opened under a name, not under <c>[::]</c>.</summary>
    private static string ForPeople(string address) =>
        address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("127.0.0.1", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
