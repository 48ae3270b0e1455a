using Microsoft.AspNetCore.Components;

namespace Upheld.Commitments.Start;

/// <summary>Why a form of the start page did nothing, unless one of its fields says so itself.</summary>
public sealed partial class StartFailure
{
    /// <summary>The error's code.</summary>
    [Parameter, EditorRequired] public string Code { get; set; } = "";

    /// <summary>What is wrong with the documents that the form makes.</summary>
    [Parameter] public IReadOnlyList<string> Faults { get; set; } = [];

    /// <summary>Codes that stand beside a field.</summary>
    [Parameter] public IReadOnlyList<string> Fields { get; set; } = [];
}
