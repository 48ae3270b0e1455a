using NodaTime;
using Upheld.Evidence.Leaves;
using Upheld.Figures.Facts;

namespace Upheld.Kernel.Ledger;

/// <summary>After a restore: the signer knows a log of which the restored database has no trace, so nobody can carry it on.</summary>
/// <param name="At">When it was declared.</param>
/// <param name="Head">The lost log's last signed head.</param>
internal sealed record LogLost(Instant At, string Head) : IFact
{
    public static string Type => "log.lost";

    public Guid? Customer => null;
}

/// <summary>The first leaf of a log that carries on another, in the form of <see cref="Evidence.Keys.Succession"/>.</summary>
/// <param name="Customer">Whose log; null for the installation's.</param>
/// <param name="At">When it was declared.</param>
/// <param name="Head">The old log's last signed head.</param>
/// <param name="LostFrom">First index of the old log whose leaf is lost.</param>
/// <param name="LostTo">First index after the lost leaves: the size of the old head.</param>
/// <param name="KeptRoot">The root over the leaves that are left, where only a part of them is; 64 lower-case hexadecimal digits.</param>
internal sealed record LogSucceeded(Guid? Customer, Instant At, string Head, long LostFrom, long LostTo, string? KeptRoot) : IFact
{
    public static string Type => LeafTypes.Successor;
}
