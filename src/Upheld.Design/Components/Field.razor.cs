using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>What a field's input must carry to be tied to its label, hint and error.</summary>
public readonly record struct FieldParts(string Id, string? DescribedBy, string? Invalid)
{
    /// <summary>The attributes to splat onto the input: <c>@attributes="field.Attributes"</c>.</summary>
    public Dictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object> { ["id"] = Id };
            if (DescribedBy is not null) { attributes["aria-describedby"] = DescribedBy; }
            if (Invalid is not null) { attributes["aria-invalid"] = Invalid; }
            return attributes;
        }
    }
}

/// <summary>A labelled input with its hint and its error.</summary>
public sealed partial class Field
{
    /// <summary>The label.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The input's id, unique on the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>How to fill it in.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong with what was entered.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Whether it may stay empty.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>The input: <c>&lt;input @attributes="context.Attributes" name="…"&gt;</c>.</summary>
    [Parameter, EditorRequired] public RenderFragment<FieldParts> ChildContent { get; set; } = null!;

    private string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => FieldError.IdOf(Id),
        _ => $"{Id}-hint {FieldError.IdOf(Id)}",
    };
}
