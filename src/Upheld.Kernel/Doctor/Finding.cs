namespace Upheld.Kernel.Doctor;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and somebody should look at it.</summary>
    Warn,

    /// <summary>Something promised does not hold.</summary>
    Fail,
}

/// <summary>What one check found.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Code">Stable, dotted: <c>disk.fsync_too_fast</c>.</param>
/// <param name="Message">What was found, with the measured value.</param>
/// <param name="Advice">What to do; null when there is nothing to do.</param>
public sealed record Finding(FindingLevel Level, string Code, Wording Message, Wording? Advice = null)
{
    /// <summary>As it should be.</summary>
    public static Finding Ok(string code, string english, string chinese) => new(FindingLevel.Ok, code, new Wording(english, chinese));

    /// <summary>It works, and somebody should look at it.</summary>
    public static Finding Warn(string code, Wording message, Wording advice) => new(FindingLevel.Warn, code, message, advice);

    /// <summary>Something promised does not hold.</summary>
    public static Finding Fail(string code, Wording message, Wording advice) => new(FindingLevel.Fail, code, message, advice);
}
