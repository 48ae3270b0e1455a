using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.ContractFiles;

/// <summary>What can be wrong with a document as a whole, or between documents.</summary>
internal static class DocumentFaults
{
    public static readonly FaultKind NotADocument = FaultKind.Error("schema.not_a_document",
        new("A document is a map with apiVersion, kind, metadata and spec; found {found}.", "文档应是包含 apiVersion、kind、metadata、spec 的映射，实为{found}。"));

    public static readonly FaultKind ApiVersion = FaultKind.Error("schema.api_version",
        new("The version “{found}” is not known.", "无法识别版本“{found}”。"),
        new("Write apiVersion: upheld/v1.", "请写 apiVersion: upheld/v1。"));

    public static readonly FaultKind OpenSlo = FaultKind.Error("schema.api_version",
        new("OpenSLO documents are not read yet.", "暂不支持读取 OpenSLO 文档。"),
        new("Write the promise as a Contract of apiVersion: upheld/v1.", "请用 apiVersion: upheld/v1 的 Contract 书写该承诺。"));

    public static readonly FaultKind UnknownKind = FaultKind.Error("schema.unknown_kind",
        new("There is no kind “{found}”.", "没有“{found}”这种文档。"),
        new("Did you mean “{nearest}”?", "是否想写“{nearest}”？"));

    public static readonly FaultKind UnknownKindListed = FaultKind.Error("schema.unknown_kind",
        new("There is no kind “{found}”.", "没有“{found}”这种文档。"),
        new("The kinds are: {known}.", "可用的种类：{known}。"));

    public static readonly FaultKind NotInstalled = FaultKind.Warning("kind.not_installed",
        new("Documents of the kind {kind} are kept, and nothing is done with them yet: no module that is installed understands them.", "{kind} 类文档会被保存，但目前不起作用：尚未安装能处理它的模块。"),
        new("What is promised or counted through it is not measured yet.", "经由它承诺或计算的内容目前不会被度量。"));

    public static readonly FaultKind Duplicate = FaultKind.Error("name.duplicate",
        new("{kind} “{name}” is already declared in {first}.", "{kind}“{name}”已在 {first} 声明。"),
        new("Names are unique per kind; rename one.", "同一种类中名称不得重复，请改名。"));

    public static readonly FaultKind UnknownReference = FaultKind.Error("ref.unknown",
        new("There is no {kind} “{name}”.", "没有名为“{name}”的 {kind}。"),
        new("Did you mean “{nearest}”?", "是否想写“{nearest}”？"));

    public static readonly FaultKind UnknownReferenceListed = FaultKind.Error("ref.unknown",
        new("There is no {kind} “{name}”.", "没有名为“{name}”的 {kind}。"),
        new("Declare it, or use one of: {known}.", "请先声明，或使用其中之一：{known}。"));

    public static readonly FaultKind UnknownReferenceNone = FaultKind.Error("ref.unknown",
        new("There is no {kind} “{name}”; none is declared at all.", "没有名为“{name}”的 {kind}；目前一个也未声明。"));

    public static readonly FaultKind Ambiguous = FaultKind.Error("ref.ambiguous",
        new("“{name}” is the name of several things: {choices}.", "“{name}”同时是多个对象的名称：{choices}。"),
        new("Write which is meant, such as {example}.", "请写明所指对象，如 {example}。"));
}
