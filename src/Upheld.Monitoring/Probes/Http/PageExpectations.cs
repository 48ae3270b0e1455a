using System.Collections.Immutable;
using Upheld.Monitoring.Probes.Matching;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Guards a page that answers 200 while it is not the page it should be. Each guard is off until it is set.</summary>
internal sealed record PageExpectations
{
    /// <summary>What the title must fulfil; a title that does not is <c>body.defaced</c>, as is a page that names its attacker.</summary>
    public TextMatch? Title { get; init; }

    /// <summary>Refuses pages that read like an error (<c>body.error_page</c>).</summary>
    public bool IsErrorPageRefused { get; init; }

    /// <summary>Refuses pages that ask for ransom (<c>body.ransom</c>).</summary>
    public bool IsRansomNoteRefused { get; init; }

    /// <summary>Hosts, besides the page's own and all below it, that scripts and frames may come from (<c>body.script</c>); null: not looked at.</summary>
    public ImmutableArray<string>? ScriptHosts { get; init; }

    /// <summary>Inline scripts that are allowed, as a content security policy names them (<c>sha256-…</c>, Base64); null: not looked at.</summary>
    public ImmutableArray<string>? InlineScripts { get; init; }

    /// <summary>Hosts, besides the page's own and all below it, that links may lead to (<c>body.spam</c>); null: not looked at.</summary>
    public ImmutableArray<string>? LinkHosts { get; init; }
}
