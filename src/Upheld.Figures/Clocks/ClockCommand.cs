using System.Text.Json;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks;

/// <summary><c>upheld clock FILE</c>: answers questions of business time, JSON in and JSON out (<c>docs/guide/clock.md</c>).</summary>
/// <remarks>Cases are answered one by one as they are read, so memory does not grow with their number.</remarks>
public static class ClockCommand
{
    /// <summary>Reads a request and writes its answers.</summary>
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
            using var answers = new ClockAnswers(output);
            var faults = new JsonFaults();
            var request = new ClockRequest(stream, faults, zones ?? TimeZoneRelease.Current, answers, errors);
            try
            {
                request.Run();
            }
            catch (JsonException failure)
            {
                faults.NotJson(failure);
            }
            faults.DrainTo(errors);
            answers.Close();
            return faults.Any ? ExitCodes.WrongInput : ExitCodes.Done;
        }
        catch (IOException failure)
        {
            errors.WriteLine(new JsonFault("$", "io.failed", failure.Message).ToString());
            return ExitCodes.Surroundings;
        }
    }
}
