namespace Upheld.Design.Frame;

/// <summary>
/// The sheet of keyboard shortcuts, opened by <c>?</c>. A link or button joins it by carrying <c>data-keys</c> ("g s", "e"): the keys press it. Shortcuts are
/// silent in inputs and never take a key that the browser uses.
/// </summary>
public sealed partial class Shortcuts;
