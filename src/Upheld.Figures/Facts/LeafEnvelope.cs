using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>What a leaf says of a fact outside its <c>f</c> object.</summary>
/// <param name="Customer">The customer (<c>c</c>); null for the log <c>house</c>.</param>
/// <param name="At">When it happened (<c>ts</c>).</param>
/// <param name="Slot">The slot of a batch (<c>q</c>).</param>
/// <param name="InnerRoot">The root over a batch's records (<c>b</c>), 64 lower-case hexadecimal digits.</param>
public readonly record struct LeafEnvelope(Guid? Customer, Instant At, uint? Slot = null, string? InnerRoot = null);
