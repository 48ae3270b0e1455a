namespace Upheld.Verification;

/// <summary>What became of a bundle; the number is the exit code of <c>upheld-verify</c> (spec of proof, 7).</summary>
public enum Outcome
{
    /// <summary>Everything holds and every figure was recomputed exactly.</summary>
    Proven = 0,

    /// <summary>All evidence holds, but a signed figure is not what the evidence gives.</summary>
    FigureDiffers = 1,

    /// <summary>Evidence is missing or was altered: a hash differs, a leaf or a sample is not there.</summary>
    EvidenceAltered = 2,

    /// <summary>A signature, a witness or the trust policy failed.</summary>
    NotTrusted = 3,

    /// <summary>The file cannot be read as a bundle, or is not in the canonical form.</summary>
    Unreadable = 4,
}
