namespace Upheld.Kernel.Results;

/// <summary>What kind of expected failure this is; one mapping turns it into an HTTP status and an exit code.</summary>
public enum ErrorKind
{
    /// <summary>The input is wrong and the caller can mend it.</summary>
    Invalid,

    /// <summary>It does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>The state has changed since the caller looked, or forbids the step.</summary>
    Conflict,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    /// <summary>Something around us failed: a disk, a database, a network.</summary>
    Unavailable,
}

/// <summary>An expected failure. Clients rely on the code, which is stable; people read the message.</summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Code">Stable, dotted, lower case: <c>ticket.already_resolved</c>.</param>
/// <param name="Message">What happened and what to do, in English; pages translate by <paramref name="Code"/>.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message);
