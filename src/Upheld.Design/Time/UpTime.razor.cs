using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Upheld.Design.Time;

/// <summary>A point in time in the reader's zone. With scripts on it reads "5 minutes ago" and keeps its full form as the title.</summary>
public sealed partial class UpTime
{
    /// <summary>The instant; null shows a dash.</summary>
    [Parameter, EditorRequired] public Instant? At { get; set; }

    /// <summary>The zone to write it in; without one, the page's (<see cref="PageZone"/>), else UTC.</summary>
    [Parameter] public DateTimeZone? Zone { get; set; }

    /// <summary>Whether the browser may replace the text by the distance from now. Leave it false for edges of outages and all that is quoted.</summary>
    [Parameter] public bool Relative { get; set; }

    /// <summary>The zone of the page, cascaded by the host.</summary>
    [CascadingParameter] public DateTimeZone? PageZone { get; set; }

    private DateTimeZone Local => Zone ?? PageZone ?? DateTimeZone.Utc;

    private string Title(Instant at) => $"{When.Second(at, Local)} {When.Name(Local)}";
}
