using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Services;

/// <summary>What can be wrong with services.</summary>
internal static class ServiceFaults
{
    public static readonly FaultKind NobodysService = FaultKind.Error("service.nobodys",
        new("The service belongs to no customer and is not shared.", "该服务既不属于任何客户，也不是共享服务。"),
        new("Name its customer, or write shared: true.", "请写明所属客户，或写 shared: true。"));

    public static readonly FaultKind TooManyNeeded = FaultKind.Error("service.too_many_needed",
        new("More parts must be up than are listed.", "要求正常的部件数超过所列部件数。"));

    public static readonly FaultKind Cycle = FaultKind.Error("dependency.cycle",
        new("The service depends on itself: {way}.", "该服务依赖于自身：{way}。"),
        new("Remove one of these dependencies.", "请去掉其中一个依赖。"));
}
