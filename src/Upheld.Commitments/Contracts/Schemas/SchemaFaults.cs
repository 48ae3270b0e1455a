using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>What can be wrong with a value where a shape is expected.</summary>
public static class SchemaFaults
{
    /// <summary>A name that no field has; another is near.</summary>
    public static readonly FaultKind UnknownField = FaultKind.Error("schema.unknown_field",
        new("There is no field “{field}” here.", "这里没有字段“{field}”。"),
        new("Did you mean “{nearest}”?", "是否想写“{nearest}”？"));

    /// <summary>A name that no field has, and none is near.</summary>
    public static readonly FaultKind UnknownFieldListed = FaultKind.Error("schema.unknown_field",
        new("There is no field “{field}” here.", "这里没有字段“{field}”。"),
        new("The fields are: {known}.", "可用的字段：{known}。"));

    /// <summary>A field that must be there is not.</summary>
    public static readonly FaultKind Missing = FaultKind.Error("schema.missing",
        new("The field “{field}” is missing; it holds {expected}.", "缺少字段“{field}”，其内容应为{expected}。"));

    /// <summary>A list where a map should be, and the like.</summary>
    public static readonly FaultKind Type = FaultKind.Error("schema.type",
        new("Expected {expected}, found {found}.", "应为{expected}，实为{found}。"));

    /// <summary>The right type, and a content that means nothing.</summary>
    public static readonly FaultKind Value = FaultKind.Error("schema.value",
        new("Expected {expected}, found {found}.", "应为{expected}，实为{found}。"));

    /// <summary>A number outside its limits.</summary>
    public static readonly FaultKind Range = FaultKind.Error("schema.range",
        new("{found} is outside {least} to {most}.", "{found} 超出范围 {least} 至 {most}。"));

    /// <summary>A word that is none of the words; another is near.</summary>
    public static readonly FaultKind Word = FaultKind.Error("schema.word",
        new("“{found}” is not one of: {known}.", "“{found}”不在可选值之中：{known}。"),
        new("Did you mean “{nearest}”?", "是否想写“{nearest}”？"));

    /// <summary>A word that is none of the words, and none is near.</summary>
    public static readonly FaultKind WordListed = FaultKind.Error("schema.word",
        new("“{found}” is not one of: {known}.", "“{found}”不在可选值之中：{known}。"));

    /// <summary>Fields that exclude each other.</summary>
    public static readonly FaultKind OnlyOne = FaultKind.Error("schema.only_one",
        new("Only one of these fields may be given: {fields}.", "以下字段只能给出一个：{fields}。"));

    /// <summary>Fields of which one is needed.</summary>
    public static readonly FaultKind OneNeeded = FaultKind.Error("schema.one_needed",
        new("One of these fields is needed: {fields}.", "以下字段必须给出一个：{fields}。"));

    /// <summary>A list or a map with too little in it.</summary>
    public static readonly FaultKind Empty = FaultKind.Error("schema.empty",
        new("At least {least} item(s) are needed: {expected}.", "至少需要 {least} 项：{expected}。"));

    /// <summary>A text too long.</summary>
    public static readonly FaultKind TooLong = FaultKind.Error("schema.too_long",
        new("The text has {length} characters; at most {most} are allowed.", "文字有 {length} 个字符，最多允许 {most} 个。"));
}
