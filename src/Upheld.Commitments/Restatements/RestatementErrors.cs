using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Restatements;

/// <summary>Why a restatement is not asked for, or not applied.</summary>
internal static class RestatementErrors
{
    private static readonly Dictionary<string, LocalText> Texts = new(StringComparer.Ordinal)
    {
        ["restatement.no_reason"] = new(
            "A restatement needs a reason of 1 to 1,000 characters: --reason TEXT. It is kept for ever beside the log.", "追溯更正须写明理由（1 至 1000 字）：--reason TEXT。理由将与日志一并长期保存。"),
        ["restatement.not_needed"] = new(
            "Nothing in this plan takes effect on a day that has passed. Apply it without --restate.", "该计划中没有早于今天生效的变更。请去掉 --restate 直接应用。"),
        ["restatement.unknown"] = new("There is no such restatement.", "没有这项追溯更正。"),
        ["restatement.decided"] = new("This restatement has been decided already.", "这项追溯更正已有决定。"),
        ["restatement.same_person"] = new(
            "Whoever asks for a restatement cannot approve it. A second person must.", "提出追溯更正的人不能自行批准，须由另一人批准。"),
        ["restatement.not_administrator"] = new(
            "Only an administrator approves a restatement, or declines one that somebody else asked for.", "只有管理员可以批准追溯更正，或否决他人提出的追溯更正。"),
        ["restatement.stale"] = new(
            "What is in force has changed since the restatement was asked for; nothing was applied. Decline it and ask anew.", "提出追溯更正之后，现行内容已有变化；未应用任何内容。请否决后重新提出。"),
        ["restatement.no_person"] = new(
            "Say who you are: --person E-MAIL, with the password as the first line of standard input.", "请说明您的身份：--person 电子邮箱，并在标准输入的第一行给出密码。"),
        ["sign_in.refused"] = new(
            "E-mail address and password do not match, or there were too many tries. Check both, or wait five minutes.", "电子邮箱与密码不符，或尝试次数过多。请检查，或等待五分钟。"),
    };

    public static Error NoReason { get; } = Of(ErrorKind.Invalid, "restatement.no_reason");

    public static Error NotNeeded { get; } = Of(ErrorKind.Invalid, "restatement.not_needed");

    public static Error Unknown { get; } = Of(ErrorKind.NotFound, "restatement.unknown");

    public static Error Decided { get; } = Of(ErrorKind.Conflict, "restatement.decided");

    public static Error SamePerson { get; } = Of(ErrorKind.Forbidden, "restatement.same_person");

    public static Error NotAdministrator { get; } = Of(ErrorKind.Forbidden, "restatement.not_administrator");

    public static Error Stale { get; } = Of(ErrorKind.Conflict, "restatement.stale");

    public static Error NoPerson { get; } = Of(ErrorKind.Invalid, "restatement.no_person");

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    /// <summary>A refusal in a reader's language; null for one of somebody else.</summary>
    public static string? Message(Error error, Language language) => Texts.GetValueOrDefault(error.Code)?.In(language);

    private static Error Of(ErrorKind kind, string code) => new(kind, code, Texts[code].En);
}
