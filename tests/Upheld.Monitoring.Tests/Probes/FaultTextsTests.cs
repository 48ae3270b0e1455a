using System.Globalization;
using System.Resources;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Tests.Probes;

public sealed class FaultTextsTests
{
    private static readonly ResourceManager Texts = new(typeof(FaultTexts).FullName!, typeof(FaultTexts).Assembly);

    [Fact]
    public void Every_fault_class_has_a_text_in_both_languages()
    {
        var english = CultureInfo.InvariantCulture;
        var chinese = CultureInfo.GetCultureInfo("zh-Hans");
        foreach (var name in FaultClasses.All.Select(FaultClasses.NameOf))
        {
            var text = Texts.GetString(name, english).ShouldNotBeNull(name);
            var translated = Texts.GetString(name, chinese).ShouldNotBeNull(name);
            translated.ShouldNotBe(text, name);
            translated.Any(c => c is >= '\u4E00' and <= '\u9FFF').ShouldBeTrue(name);
        }
    }
}
