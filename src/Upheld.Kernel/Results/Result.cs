using System.Diagnostics.CodeAnalysis;

namespace Upheld.Kernel.Results;

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">What a success carries.</typeparam>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The reason of the failure; null when <see cref="IsOk"/>.</summary>
    public Error? Error { get; }

    /// <summary>The value; throws when there is none, because reading it unchecked is a bug.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>A success; for interface types, which C# does not convert implicitly.</summary>
    public static Result<T> Ok(T value) => new(value, null);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of a step that succeeds with nothing to tell.</summary>
public readonly record struct Nothing;
