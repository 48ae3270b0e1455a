using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Faults;

/// <summary>How much a fault matters.</summary>
public enum FaultSeverity
{
    /// <summary>The files cannot be applied.</summary>
    Error,

    /// <summary>The files can be applied; a person should know this first.</summary>
    Warning,
}

/// <summary>A kind of fault: its stable code and what it tells people. Declared once, as a static field, by the module that finds it.</summary>
/// <param name="Code">Stable, dotted, lower case. Two kinds may share a code when they tell the same fault in different words.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong, with named places such as <c>{field}</c>.</param>
/// <param name="Hint">What to do; null when the message says it already.</param>
public sealed record FaultKind(string Code, FaultSeverity Severity, LocalText Message, LocalText? Hint = null)
{
    /// <summary>A kind that forbids applying.</summary>
    public static FaultKind Error(string code, LocalText message, LocalText? hint = null) => new(code, FaultSeverity.Error, message, hint);

    /// <summary>A kind that warns.</summary>
    public static FaultKind Warning(string code, LocalText message, LocalText? hint = null) => new(code, FaultSeverity.Warning, message, hint);
}

/// <summary>Something wrong, or worth knowing, at one place of a file.</summary>
/// <param name="At">Where.</param>
/// <param name="Path">Which value, such as <c>spec.promises[0].window</c>; <c>$</c> for the whole document.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do, if the message does not say it.</param>
public sealed record Fault(SourcePosition At, string Path, FaultSeverity Severity, string Code, LocalText Message, LocalText? Hint);
