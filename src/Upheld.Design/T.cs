namespace Upheld.Design;

/// <summary>
/// The words that all pages share: verdicts, states, controls. Ask for <c>IStringLocalizer&lt;T&gt;</c>.
/// </summary>
/// <remarks>
/// The texts lie beside this file in <c>T.resx</c> (English) and <c>T.zh-Hans.resx</c>. The class stands in the root namespace because the
/// localizer derives the resource's name from the assembly's name: were the two different, each lookup would silently return its key.
/// </remarks>
public sealed class T;
