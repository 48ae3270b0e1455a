using Upheld.Evidence;
using Upheld.Evidence.Policies;
using Upheld.Verification.Heads;
using Upheld.Verification.Text;

namespace Upheld.Verification;

/// <summary>The command <c>upheld-verify BUNDLE [--state DIR] [--policy FILE] [--json]</c>, also reached as <c>upheld verify</c>.</summary>
public static class VerifyCommand
{
    private const int Unreadable = (int)Outcome.Unreadable;

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What stands behind the command's name.</param>
    /// <param name="input">Standard input, for the file <c>-</c>.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="language">The user's language tag or POSIX locale.</param>
    /// <returns>The exit code: 0 proven, 1 a figure differs, 2 evidence missing or altered, 3 not trusted, 4 unreadable (also a wrong command line).</returns>
    public static int Run(IReadOnlyList<string> arguments, Stream input, Stream output, TextWriter errors, string? language)
    {
        string? bundle = null, state = null, policy = null;
        var json = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--json": json = true; break;
                case "--state" when i + 1 < arguments.Count: state = arguments[++i]; break;
                case "--policy" when i + 1 < arguments.Count: policy = arguments[++i]; break;
                case "-": bundle ??= "-"; break;
                case ['-', ..]: return Usage(errors, language);
                default:
                    if (bundle is not null)
                    {
                        return Usage(errors, language);
                    }

                    bundle = arguments[i];
                    break;
            }
        }

        if (bundle is null)
        {
            return Usage(errors, language);
        }

        try
        {
            var text = policy is null ? [] : File.ReadAllBytes(policy);
            var report = BundleVerification.Run(Read(bundle, input), new VerificationOptions
            {
                Policy = policy is null ? null : TrustPolicy.Parse(text),
                PolicyText = text,
                Memory = state is null ? null : new FolderHeadMemory(state),
            });
            if (json)
            {
                ReportJson.Write(report, output);
            }
            else
            {
                using var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
                ReportText.Write(report, writer, language);
            }

            return (int)report.Outcome;
        }
        catch (EvidenceException e)
        {
            errors.WriteLine($"{policy}: {e.Code}: {e.Message}");
            return (int)Outcome.NotTrusted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{bundle}: file.unreadable: {e.Message}");
            return Unreadable;
        }
    }

    private static byte[] Read(string bundle, Stream input)
    {
        if (bundle != "-")
        {
            return File.ReadAllBytes(bundle);
        }

        using var memory = new MemoryStream();
        input.CopyTo(memory);
        return memory.ToArray();
    }

    private static int Usage(TextWriter errors, string? language)
    {
        errors.WriteLine("upheld-verify BUNDLE [--state DIR] [--policy FILE] [--json]");
        foreach (var line in Words.In(language).Usage)
        {
            errors.WriteLine(line);
        }

        return Unreadable;
    }
}
