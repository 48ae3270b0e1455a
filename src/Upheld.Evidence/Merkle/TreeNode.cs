namespace Upheld.Evidence.Merkle;

/// <summary>A complete subtree: leaves [<paramref name="Index"/> × 2^level, (<paramref name="Index"/> + 1) × 2^level).</summary>
/// <param name="Level">Height above the leaves; 0 is a leaf.</param>
/// <param name="Index">Place from the left at that height.</param>
public readonly record struct TreeNode(int Level, long Index);
