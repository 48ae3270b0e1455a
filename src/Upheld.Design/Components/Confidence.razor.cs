using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Whether a sample (a survey, a rate) is large enough to carry its verdict.</summary>
public sealed partial class Confidence
{
    /// <summary>Whether it is.</summary>
    [Parameter, EditorRequired] public bool Proved { get; set; }
}
