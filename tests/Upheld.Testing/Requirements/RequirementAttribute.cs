namespace Upheld.Testing.Requirements;

/// <summary>Says that a test holds a clause of docs/requirements.csv; it quotes the clause's <c>verified_when</c> and fails when the feature is broken.</summary>
/// <param name="id">The clause, such as S-27.</param>
/// <param name="verifiedWhen">Its verified_when, word for word.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirementAttribute(string id, string verifiedWhen) : Attribute
{
    /// <summary>The clause.</summary>
    public string Id { get; } = id;

    /// <summary>Its verified_when.</summary>
    public string VerifiedWhen { get; } = verifiedWhen;
}
