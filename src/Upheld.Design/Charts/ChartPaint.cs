namespace Upheld.Design.Charts;

/// <summary>Where a chart's colours come from.</summary>
public enum ChartPaint
{
    /// <summary>From the style sheet, through classes: on screen, so that both themes work.</summary>
    Classes,

    /// <summary>From classes and also from <c>fill</c> and <c>stroke</c> attributes with the light theme's values: in PDF, e-mail and badges, where the style sheet is ignored.</summary>
    Attributes,
}
