using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Frame;

/// <summary>The mark: a seal, the brackets of a ledger, and a kept promise between them.</summary>
public sealed partial class BrandMark
{
    /// <summary>Its edge in pixels.</summary>
    [Parameter] public int Size { get; set; } = 24;
}
