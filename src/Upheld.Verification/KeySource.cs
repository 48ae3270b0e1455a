namespace Upheld.Verification;

/// <summary>Where the trusted key came from.</summary>
public enum KeySource
{
    /// <summary>The policy file given by the person who verifies.</summary>
    Given,

    /// <summary>An earlier verification remembered it.</summary>
    Remembered,

    /// <summary>The bundle itself: compare it with the contract's annex, for anyone can make a bundle with a key of their own.</summary>
    Bundle,
}
