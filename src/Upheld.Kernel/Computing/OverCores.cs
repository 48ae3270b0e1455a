using System.Runtime.ExceptionServices;

namespace Upheld.Kernel.Computing;

/// <summary>Pure computing spread over the cores: hashes and signatures are most of what sealing costs.</summary>
internal static class OverCores
{
    /// <summary>The results in the order of the items. What a computation throws comes out as it is, as from a plain loop.</summary>
    public static TResult[] Compute<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> compute)
    {
        var results = new TResult[items.Count];
        try
        {
            Parallel.For(0, items.Count, index => results[index] = compute(items[index]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return results;
    }
}
