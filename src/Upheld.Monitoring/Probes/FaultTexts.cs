namespace Upheld.Monitoring.Probes;

/// <summary>Stands for the texts of the fault classes, in English and Chinese; the keys are the stable names (<c>tls.expired</c>). Pages inject
/// <c>IStringLocalizer&lt;FaultTexts&gt;</c>.</summary>
internal sealed class FaultTexts;
