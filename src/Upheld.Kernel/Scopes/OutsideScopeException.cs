namespace Upheld.Kernel.Scopes;

/// <summary>A slice tried to save a row of a customer that its scope does not hold: a bug, never a user's mistake.</summary>
public sealed class OutsideScopeException(string message) : Exception(message);
