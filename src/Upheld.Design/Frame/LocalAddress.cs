namespace Upheld.Design.Frame;

/// <summary>Keeps redirects inside this site.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, else the other one. <c>//host</c> and <c>/\host</c> name another site.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : otherwise;
}
