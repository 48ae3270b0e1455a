using Upheld.Evidence.Hashing;

namespace Upheld.Verification.Bundles;

/// <summary>A batch of samples, or a heartbeat in the place of one, as its leaf tells.</summary>
/// <param name="Index">The leaf, counted through all generations of its log.</param>
/// <param name="Number">Number of the interval in the log.</param>
/// <param name="Since">When it began.</param>
/// <param name="At">When it ended.</param>
/// <param name="Count">Records in it.</param>
/// <param name="FirstSlot">The smallest slot among them; null for a heartbeat.</param>
/// <param name="Root">The root over them; null for a heartbeat.</param>
public sealed record LoggedInterval(long Index, long Number, long Since, long At, int Count, long? FirstSlot, Hash256? Root);
