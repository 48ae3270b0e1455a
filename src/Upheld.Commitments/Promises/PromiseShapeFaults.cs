using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Promises;

/// <summary>Faults that shapes of promises tell in words of their own.</summary>
internal static class PromiseShapeFaults
{
    public static readonly FaultKind EmptyScope = FaultKind.Error("scope.empty",
        new("An empty list covers nothing.", "空列表不覆盖任何对象。"),
        new("List what is covered, or leave the field out to cover the whole contract.", "请列出覆盖对象；如覆盖整个合同，请去掉该字段。"));
}
