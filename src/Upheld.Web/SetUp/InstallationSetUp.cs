using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Web.SetUp;

/// <summary>The installation got its host name and its first administrator.</summary>
/// <param name="At">When.</param>
/// <param name="Host">The host name that all origins begin with.</param>
/// <param name="Administrator">Opaque id of the account.</param>
internal sealed record InstallationSetUp(Instant At, string Host, Guid Administrator) : IFact
{
    public static string Type => "installation.setup";

    public Guid? Customer => null;
}
