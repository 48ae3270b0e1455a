using Upheld.Commitments.Contracts.Texts;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

namespace Upheld.Web.Tests.CommandLine;

public sealed class ReadyNoticeTests
{
    [Fact]
    public void A_newcomer_is_led_to_set_up_and_everybody_else_to_sign_in()
    {
        using var folder = new TemporaryFolder();
        var settings = ServerSettings.From(new Arguments(["--data", folder["data"]]));

        var first = ReadyNotice.Text(settings, ["http://[::]:8080", "http://unix:/data/upheld.sock"], isSetUp: false, Language.English);
        var later = ReadyNotice.Text(settings, ["http://localhost:8080"], isSetUp: true, Language.Chinese);

        first.ShouldContain("Next      open http://localhost:8080/setup and create the administrator");
        first.ShouldContain("reach the public Internet and nothing else");
        first.ShouldNotContain("unix");
        later.ShouldContain("下一步    打开 http://localhost:8080 并登录");
    }
}
