namespace Upheld.Verification;

/// <summary>The words of the formulas, as a bundle carries them (<c>calc-spec.md</c>).</summary>
public static class CalcSpec
{
    /// <summary>The text of these formulas, each once, by id.</summary>
    /// <param name="formulas">Ids such as <c>availability/1</c>.</param>
    /// <exception cref="ArgumentException">A formula has no text.</exception>
    public static byte[] Of(IEnumerable<string> formulas)
    {
        using var text = new MemoryStream();
        foreach (var formula in formulas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            using var resource = typeof(CalcSpec).Assembly.GetManifestResourceStream($"calc-spec/{formula.Replace('/', '-')}.md")
                ?? throw new ArgumentException($"There is no text of the formula {formula}.", nameof(formulas));
            resource.CopyTo(text);
        }

        return text.ToArray();
    }
}
