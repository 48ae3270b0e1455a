namespace Upheld.Verification;

/// <summary>Ends a verification: the step that raised it has failed.</summary>
internal sealed class VerificationFault(Outcome outcome, string code, string message) : Exception(message)
{
    public Outcome Outcome { get; } = outcome;

    public string Code { get; } = code;

    public static VerificationFault Altered(string code, string message) => new(Outcome.EvidenceAltered, code, message);

    public static VerificationFault NotTrusted(string code, string message) => new(Outcome.NotTrusted, code, message);
}
