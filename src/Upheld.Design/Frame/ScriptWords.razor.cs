using Upheld.Design.Charts;

namespace Upheld.Design.Frame;

/// <summary>The few words that scripts put on the page themselves, so that they too come from the resources.</summary>
public sealed partial class ScriptWords
{
    /// <summary>"u=up;w=degraded;…".</summary>
    private string Days => string.Join(';', DayShapes.States.Select(s => $"{DayShapes.Letter(s)}={L[$"Day.{s}"]}"));
}
