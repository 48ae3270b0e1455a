using Microsoft.AspNetCore.Diagnostics;
using Upheld.Web.Layout;

namespace Upheld.Web.Hosting;

/// <summary>Writes the number that the error page shows into the log, so that whoever runs the server finds the failure by it. The page itself follows.</summary>
internal sealed partial class LogFailure(ILogger<LogFailure> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Failed(exception, FailureNumber.Of(httpContext), httpContext.Request.Method);
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Failure {Number}: a {Method} request broke.")]
    private partial void Failed(Exception exception, string number, string method);
}
