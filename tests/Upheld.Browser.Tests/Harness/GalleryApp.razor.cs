using System.Globalization;

namespace Upheld.Browser.Tests.Harness;

/// <summary>The frame round the gallery, as a host would make it.</summary>
public sealed partial class GalleryApp
{
    private static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
