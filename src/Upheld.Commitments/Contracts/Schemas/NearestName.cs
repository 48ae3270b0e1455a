namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>Finds what an author probably meant.</summary>
public static class NearestName
{
    /// <summary>The known name that the fewest changed, missing, added or swapped letters lead to; null when more than a third would change.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > 63)
        {
            return null;
        }

        var (best, least) = ((string?)null, Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) < least && Changes(Plain(name), Plain(candidate)) is var changes && changes < least)
            {
                (best, least) = (candidate, changes);
            }
        }

        return best;
    }

    /// <summary>Case and word separators are what people mix up most; they cost nothing.</summary>
    private static string Plain(string text) => text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int Changes(string a, string b)
    {
        var (beforeLast, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
