namespace Upheld.Verification.Figures;

/// <summary>Which figure is asked for: figure(window, knownAt, now) of one promise for one service.</summary>
/// <param name="Id">Id of the figure within its report.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Promise">The promise.</param>
/// <param name="Service">The service.</param>
/// <param name="Start">First millisecond of the window.</param>
/// <param name="End">First millisecond after it.</param>
/// <param name="KnownAt">What was recorded later is not known. A report takes the end of the last batch in its bundle.</param>
/// <param name="AsOf">The instant of the evaluation; later time is future.</param>
public sealed record FigureQuestion(string Id, Guid Customer, Guid Promise, Guid Service, long Start, long End, long KnownAt, long AsOf);
