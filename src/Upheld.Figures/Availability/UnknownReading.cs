namespace Upheld.Figures.Availability;

/// <summary>What a figure takes unknown time for.</summary>
internal enum UnknownReading
{
    /// <summary>For nothing: it is left out, and splits no outage.</summary>
    LeftOut,

    /// <summary>For up, as the highest figure does.</summary>
    AsUp,

    /// <summary>For down, as the lowest figure does.</summary>
    AsDown,
}
