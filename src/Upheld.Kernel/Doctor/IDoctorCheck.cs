namespace Upheld.Kernel.Doctor;

/// <summary>One part of <c>upheld doctor</c>: looks at the surroundings that the program stands on. Quick, changes nothing, and works beside a running server.</summary>
public interface IDoctorCheck
{
    /// <summary>Whether it reads the database; left out when the database cannot be reached or is of another version.</summary>
    bool NeedsDatabase { get; }

    /// <summary>Looks, and tells what it found; also what is well. An exception is a finding too.</summary>
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation);
}
