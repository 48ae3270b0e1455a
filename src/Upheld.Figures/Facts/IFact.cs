using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>Something that happened: a past-tense record of plain values (integers, strings, ids, booleans, instants and lists of these; never a
/// floating-point number and never personal data). It becomes one leaf of a ledger.</summary>
/// <remarks>A fact that a formula reads is declared in this project, so that the verifier understands a bundle without any module; every other in
/// the recorder's contracts. <see cref="Customer"/> and <see cref="At"/> stand in the leaf's envelope, all other properties in its <c>f</c>
/// object, in camel case; an instant there is an integer of milliseconds, an id its lower-case string.</remarks>
public interface IFact
{
    /// <summary>The leaf type, dotted and lower case, such as <c>monitor.state</c>. Stable for ever.</summary>
    static abstract string Type { get; }

    /// <summary>The customer in whose log it stands; null for the installation's own log, <c>house</c>.</summary>
    Guid? Customer { get; }

    /// <summary>When it happened (event time). When it was recorded is added by the kernel.</summary>
    Instant At { get; }
}
