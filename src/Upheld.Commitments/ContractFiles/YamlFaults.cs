using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.ContractFiles;

/// <summary>What can be wrong with a file before anyone asks what it means.</summary>
internal static class YamlFaults
{
    public static readonly FaultKind FileTooLarge = FaultKind.Error("yaml.file_too_large",
        new("The file has {size} MB; at most {most} MB are read.", "文件大小为 {size} MB，最多读取 {most} MB。"),
        new("Split it into several files.", "请拆分为多个文件。"));

    public static readonly FaultKind Encoding = FaultKind.Error("yaml.encoding",
        new("The file is not UTF-8 from here on.", "从此处起，文件不是有效的 UTF-8 编码。"),
        new("Save the file as UTF-8.", "请将文件保存为 UTF-8 编码。"));

    public static readonly FaultKind Character = FaultKind.Error("yaml.character",
        new("The character U+{code} may not stand in a contract.", "合同文件中不允许出现字符 U+{code}。"));

    public static readonly FaultKind Tab = FaultKind.Error("yaml.tab",
        new("A tab stands where YAML wants spaces.", "此处使用了制表符，YAML 要求用空格缩进。"),
        new("Indent with spaces.", "请用空格缩进。"));

    public static readonly FaultKind Colon = FaultKind.Error("yaml.syntax",
        new("A colon stands where no field can begin.", "冒号出现在不能开始新字段的位置。"),
        new("Check the indentation; put a text that holds “: ” into quotes.", "请检查缩进；含有“: ”的文字请加引号。"));

    public static readonly FaultKind NeedsQuotes = FaultKind.Error("yaml.syntax",
        new("No plain text can begin with this character.", "不加引号的文字不能以此字符开头。"),
        new("Put the text into quotes.", "请为该文字加上引号。"));

    public static readonly FaultKind Quote = FaultKind.Error("yaml.syntax",
        new("This quoted text is not closed, or is indented wrongly.", "带引号的文字没有结束，或缩进有误。"),
        new("Close the quotes on the same line.", "请在同一行内补上结束引号。"));

    public static readonly FaultKind Escape = FaultKind.Error("yaml.syntax",
        new("There is an unknown escape after “\\” in this text.", "文字中“\\”之后的转义无法识别。"),
        new("Write “\\\\” for a backslash, or use single quotes.", "反斜杠请写成“\\\\”，或改用单引号。"));

    public static readonly FaultKind Bracket = FaultKind.Error("yaml.syntax",
        new("A bracket is not closed, or a comma is missing before this place.", "括号没有结束，或此处之前缺少逗号。"),
        new("Check “[ ]”, “{ }” and the commas between their items.", "请检查“[ ]”“{ }”以及其中的逗号。"));

    public static readonly FaultKind ListInline = FaultKind.Error("yaml.syntax",
        new("A list item cannot begin here.", "列表项不能从此处开始。"),
        new("Start the list on a line of its own, or write it in brackets.", "请另起一行书写列表，或使用方括号。"));

    public static readonly FaultKind Syntax = FaultKind.Error("yaml.syntax",
        new("This is not valid YAML.", "此处不是有效的 YAML。"),
        new("Check the indentation and the punctuation of this line and the one before.", "请检查本行及上一行的缩进和标点。"));

    public static readonly FaultKind NoMarker = FaultKind.Error("yaml.syntax",
        new("A second document begins here without a line “---”.", "此处开始了第二个文档，但之前没有“---”行。"),
        new("Begin each document with a line “---”.", "每个文档之前请写一行“---”。"));

    public static readonly FaultKind TooDeep = FaultKind.Error("yaml.too_deep",
        new("Lists and maps are nested deeper than {most} levels.", "列表和映射的嵌套超过 {most} 层。"));

    public static readonly FaultKind TooLong = FaultKind.Error("yaml.scalar_too_long",
        new("A text has {length} characters; at most {most} are allowed.", "一段文字有 {length} 个字符，最多允许 {most} 个。"));

    public static readonly FaultKind TooMany = FaultKind.Error("yaml.too_many_values",
        new("The file holds more than {most} values, repeated ones counted.", "文件中的值超过 {most} 个（重复引用按次数计算）。"),
        new("Split it into several files, and repeat less with “*”.", "请拆分为多个文件，并减少“*”引用。"));

    public static readonly FaultKind DuplicateKey = FaultKind.Error("yaml.duplicate_key",
        new("“{key}” is given twice; the first stands in line {line}.", "“{key}”重复出现，首次出现在第 {line} 行。"));

    public static readonly FaultKind Key = FaultKind.Error("yaml.key",
        new("The name of a field must be a plain text.", "字段名必须是单行文字。"));

    public static readonly FaultKind MergeKey = FaultKind.Error("yaml.merge_key",
        new("“<<” is not supported.", "不支持“<<”合并。"),
        new("Write the fields out, or repeat a whole value with “*name”.", "请写出各字段，或用“*名称”引用整个值。"));

    public static readonly FaultKind Tag = FaultKind.Error("yaml.tag",
        new("Tags such as “{tag}” are not supported.", "不支持“{tag}”之类的标签。"));

    public static readonly FaultKind Alias = FaultKind.Error("yaml.alias",
        new("“*{name}” refers to nothing that stands before it.", "“*{name}”之前没有对应的锚点。"));
}
