using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Upheld.Design.Gallery;

/// <summary>The gallery's live table; its page and its stream render the same component.</summary>
public sealed partial class GalleryServices
{
    [Parameter, EditorRequired] public IReadOnlyList<GalleryService> Services { get; set; } = [];

    [Parameter] public string? Sort { get; set; }

    [Inject] private IStringLocalizer<T> L { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    // Whole minutes, so that a row whose state did not change does not differ from one stream message to the next.
    private Instant LastCheck(GalleryService service)
    {
        var minute = Instant.FromDateTimeOffset(Time.GetUtcNow()).ToUnixTimeSeconds() / 3600 * 3600;
        return Instant.FromUnixTimeSeconds(minute) - Duration.FromSeconds(service.AgeSeconds);
    }
}
