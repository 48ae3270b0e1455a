namespace Upheld.Figures.Headless;

/// <summary>The faults found so far, in the order of the input.</summary>
/// <remarks>A reader goes on after a fault, so that one run names all of them; what it returns in the place of a faulty value is never used, because
/// whoever evaluates asks <see cref="Any"/> first.</remarks>
internal sealed class JsonFaults
{
    private readonly List<JsonFault> _waiting = [];

    /// <summary>How many were found since the start, drained ones included.</summary>
    public int Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>Those not yet drained.</summary>
    public IReadOnlyList<JsonFault> Waiting => _waiting;

    public void Add(JsonPath path, string code, string message)
    {
        _waiting.Add(new JsonFault(path.ToString(), code, message));
        Count++;
    }

    /// <summary>Writes the waiting faults, one a line, and forgets them: a stream of a million bad cases needs no memory.</summary>
    public void DrainTo(TextWriter errors)
    {
        foreach (var fault in _waiting)
        {
            errors.WriteLine(fault.ToString());
        }
        _waiting.Clear();
    }
}
