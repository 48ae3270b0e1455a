using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Upheld.Design.Frame;

/// <summary>Names the zone of a page's times in its foot. The frame names the reader's; a page that writes in a contract's zone says so with one of its own.</summary>
public sealed partial class PageTimes
{
    /// <summary>Where in the frame it stands.</summary>
    internal const string Section = "page-times";

    /// <summary>The zone.</summary>
    [Parameter, EditorRequired] public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;
}
