namespace Upheld.Verification;

/// <summary>The steps of a verification, in their order (spec of proof, 7).</summary>
public enum VerificationStep
{
    /// <summary>The zip is canonical and every file is the one in the manifest.</summary>
    Bundle,

    /// <summary>Which keys are trusted, and how they came to be.</summary>
    Key,

    /// <summary>The head is signed by a trusted key of the log.</summary>
    Signature,

    /// <summary>Enough witnesses have seen the head.</summary>
    Witnesses,

    /// <summary>The head continues every head remembered from earlier bundles.</summary>
    Consistency,

    /// <summary>Every leaf, the manifest's own included, stands in the tree under the head.</summary>
    Inclusion,

    /// <summary>No batch and no sample is missing; schedules were logged before they ran.</summary>
    Completeness,

    /// <summary>Documents and opened personal data are those whose hashes stand in leaves.</summary>
    Documents,

    /// <summary>Every figure, recomputed, is exactly the signed one.</summary>
    Figures,
}
