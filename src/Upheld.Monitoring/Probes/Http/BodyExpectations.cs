using System.Collections.Immutable;
using Upheld.Monitoring.Probes.Matching;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>What a body must fulfil. Texts are looked for in the first megabyte; a JSON body must fit into it.</summary>
internal sealed record BodyExpectations
{
    /// <summary>Nothing.</summary>
    public static BodyExpectations None { get; } = new();

    /// <summary>Texts that must stand in it.</summary>
    public ImmutableArray<string> Contains { get; init; } = [];

    /// <summary>Texts that must not.</summary>
    public ImmutableArray<string> NotContains { get; init; } = [];

    /// <summary>Patterns that must match.</summary>
    public ImmutableArray<Pattern> Matches { get; init; } = [];

    /// <summary>Patterns that must not.</summary>
    public ImmutableArray<Pattern> NotMatches { get; init; } = [];

    /// <summary>Values in a JSON body.</summary>
    public ImmutableArray<JsonExpectation> Json { get; init; } = [];

    /// <summary>Fewest bytes, decompressed; null: any number. An empty body is <c>body.empty</c>, any other that is too short <c>body.size</c>.</summary>
    public long? MinBytes { get; init; }

    /// <summary>Most bytes, decompressed; null: up to the 10 MB that are read.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Guards against a page that was changed by others; null: not looked at.</summary>
    public PageExpectations? Page { get; init; }

    /// <summary>Whether anything looks into the body, so that it must be kept while it is read.</summary>
    public bool NeedsContent => !Contains.IsEmpty || !NotContains.IsEmpty || NeedsText || !Json.IsEmpty;

    /// <summary>Whether anything needs the body as text and not only as bytes.</summary>
    public bool NeedsText => !Matches.IsEmpty || !NotMatches.IsEmpty || Page is not null;
}
