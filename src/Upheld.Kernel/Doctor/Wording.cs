using System.Globalization;

namespace Upheld.Kernel.Doctor;

/// <summary>One sentence for people, in both languages of the program.</summary>
/// <param name="English">English.</param>
/// <param name="Chinese">Chinese (zh-Hans).</param>
public sealed record Wording(string English, string Chinese)
{
    /// <summary>The sentence in the language that fits; English where neither does.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Chinese : English;
}
