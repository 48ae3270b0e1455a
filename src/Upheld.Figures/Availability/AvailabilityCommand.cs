using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Availability;

/// <summary><c>upheld figures availability FILE</c>: computes availability, JSON in and JSON out (<c>docs/guide/figures-availability.md</c>).</summary>
public static class AvailabilityCommand
{
    /// <summary>Reads a request and writes its answer; with any fault in the request only the faults.</summary>
    /// <param name="input">The request, UTF-8.</param>
    /// <param name="output">Takes the answer; left open.</param>
    /// <param name="errors">Takes one line per fault: <c>path: code: message</c>.</param>
    /// <param name="zones">The time zones; null for the release built in.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(Stream input, Stream output, TextWriter errors, IZoneSource? zones = null)
    {
        try
        {
            using var stream = new JsonStream(input);
            var faults = new JsonFaults();
            var question = JsonDocuments.ReadRoot(stream, faults) is { } root
                ? new AvailabilityReader(zones ?? TimeZoneRelease.Current).Read(root)
                : null;
            if (faults.Any)
            {
                faults.DrainTo(errors);
                return ExitCodes.WrongInput;
            }
            AvailabilityWriter.Write(output, question!);
            return ExitCodes.Done;
        }
        catch (IOException failure)
        {
            errors.WriteLine(new JsonFault("$", "io.failed", failure.Message).ToString());
            return ExitCodes.Surroundings;
        }
    }
}
