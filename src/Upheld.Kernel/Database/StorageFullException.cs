namespace Upheld.Kernel.Database;

/// <summary>The disk under the database is full: nothing of the unit was written, reading goes on, and writing does as soon as there is space again.</summary>
public sealed class StorageFullException(Exception inner)
    : IOException("The disk that holds the database is full. Nothing was saved. Make space: writing goes on by itself.", inner);
