using Upheld.Kernel.Results;

namespace Upheld.Commitments.Plans;

/// <summary>Why files are not applied.</summary>
internal static class PlanErrors
{
    public static Error Faults(int errors) => new(ErrorKind.Invalid, "plan.faults", $"{errors} error(s) must be mended first; nothing was applied.");

    public static Error InThePast { get; } = new(
        ErrorKind.Invalid, "plan.in_the_past", "A change would take effect on a day that has passed, and what was judged would change; nothing was applied. Name a day from today on as effectiveFrom.");

    public static Error Stale { get; } = new(
        ErrorKind.Conflict, "plan.stale", "What is in force has changed since the plan was made; nothing was applied. Look at a new plan first.");
}
