using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Upheld.Kernel.Results;

/// <summary>The one mapping from expected failures to HTTP.</summary>
public static class Problems
{
    /// <summary>Problem details (RFC 9457) with the error's stable code.</summary>
    public static ProblemHttpResult ToProblem(this Error error) => TypedResults.Problem(
        error.Message, statusCode: StatusOf(error.Kind), title: error.Code, extensions: new Dictionary<string, object?> { ["code"] = error.Code });

    /// <summary>The HTTP status of a kind of failure.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
