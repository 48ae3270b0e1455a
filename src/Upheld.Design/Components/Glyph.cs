namespace Upheld.Design.Components;

/// <summary>The drawings that <see cref="Icon"/> knows, each on a grid of sixteen.</summary>
public enum Glyph
{
    /// <summary>Done, met, kept.</summary>
    Check,
    /// <summary>Failed, missed, close.</summary>
    Cross,
    /// <summary>Not known.</summary>
    Question,
    /// <summary>Still open.</summary>
    Dot,
    /// <summary>Attention.</summary>
    Warning,
    /// <summary>Up, or ascending.</summary>
    ArrowUp,
    /// <summary>Down, or descending.</summary>
    ArrowDown,
    /// <summary>Next, deeper.</summary>
    ChevronRight,
    /// <summary>Previous.</summary>
    ChevronLeft,
    /// <summary>Opens downwards.</summary>
    ChevronDown,
    /// <summary>Look for something.</summary>
    Search,
    /// <summary>The light theme.</summary>
    Sun,
    /// <summary>The dark theme.</summary>
    Moon,
    /// <summary>The system's theme.</summary>
    Screen,
    /// <summary>Language.</summary>
    Globe,
    /// <summary>A person, an account.</summary>
    Person,
    /// <summary>Several people: customers.</summary>
    People,
    /// <summary>The scorecard: promises kept.</summary>
    Shield,
    /// <summary>Monitoring.</summary>
    Pulse,
    /// <summary>A contract or document.</summary>
    Document,
    /// <summary>Reports.</summary>
    Bars,
    /// <summary>Time, a clock.</summary>
    Clock,
    /// <summary>Copy to the clipboard.</summary>
    Copy,
    /// <summary>Download.</summary>
    Download,
    /// <summary>Add.</summary>
    Plus,
    /// <summary>Hold.</summary>
    Pause,
    /// <summary>Run, go on.</summary>
    Play,
    /// <summary>A link out or a copyable link.</summary>
    Link,
    /// <summary>A receipt, a seal: proved.</summary>
    Seal,
    /// <summary>Planned work.</summary>
    Wrench,
    /// <summary>Settings.</summary>
    Sliders,
    /// <summary>Leave, sign out.</summary>
    Leave,
    /// <summary>The keyboard.</summary>
    Keyboard,
}

/// <summary>What is drawn round a glyph.</summary>
public enum Surround
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>A filled disc; the glyph is cut out of it.</summary>
    Disc,
    /// <summary>A thin ring.</summary>
    Ring,
    /// <summary>A broken ring: something is missing.</summary>
    BrokenRing,
}
