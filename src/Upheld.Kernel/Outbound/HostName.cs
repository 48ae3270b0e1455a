using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Upheld.Kernel.Outbound;

/// <summary>A host as people and URLs write it, brought to the one form that is resolved and checked: an address, or a lower-case ASCII name
/// without the trailing dot.</summary>
/// <remarks>Decimal, octal and hexadecimal forms (<c>2130706433</c>, <c>0177.1</c>, <c>0x7f.0.0.1</c>) and digits of other scripts become the address they mean,
/// so that what is checked is what is connected to.</remarks>
public readonly record struct HostName
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    private HostName(string ascii, IPAddress? address) => (Ascii, Address) = (ascii, address);

    /// <summary>The name in ASCII (punycode), or the address as text.</summary>
    public string Ascii { get; }

    /// <summary>The address, when the host is one.</summary>
    public IPAddress? Address { get; }

    /// <summary>Reads a host: <c>example.com.</c>, <c>例え.jp</c>, <c>[::1]</c>, <c>127.1</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out HostName host)
    {
        host = default;
        if (string.IsNullOrEmpty(text) || text.Length > 300)
        {
            return false;
        }

        var bare = text[0] == '[' && text[^1] == ']' ? text[1..^1] : text;
        if (IPAddress.TryParse(bare, out var address))
        {
            host = new HostName(address.ToString(), address);
            return true;
        }

        if (bare.Length != text.Length || !TryAscii(bare, out var ascii))
        {
            return false;
        }

        // Digits of another script have become ASCII ones by now, and "127.0.0.1." has lost its dot: look again.
        if (IPAddress.TryParse(ascii, out address))
        {
            host = new HostName(address.ToString(), address);
            return true;
        }

        if (!IsName(ascii))
        {
            return false;
        }

        host = new HostName(ascii, null);
        return true;
    }

    private static bool TryAscii(string text, out string ascii)
    {
        ascii = text;
        if (!System.Text.Ascii.IsValid(text))
        {
            try
            {
                ascii = Idn.GetAscii(text.Normalize(System.Text.NormalizationForm.FormKC));
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        ascii = ascii.ToLowerInvariant();
        if (ascii.EndsWith('.'))
        {
            ascii = ascii[..^1];
        }

        return true;
    }

    // Letters, digits, hyphens, and the underscore that service names carry. A name whose last label is a number is a broken address, never a name
    // (URL standard, "ends in a number"): resolvers disagree on what it means.
    private static bool IsName(string ascii)
    {
        if (ascii.Length is 0 or > 253)
        {
            return false;
        }

        var labels = ascii.Split('.');
        return labels.All(label => label.Length is >= 1 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            && !labels[^1].All(char.IsAsciiDigit)
            && !labels[^1].StartsWith("0x", StringComparison.Ordinal);
    }
}
