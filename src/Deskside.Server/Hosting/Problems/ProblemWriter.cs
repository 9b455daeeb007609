using Microsoft.AspNetCore.Diagnostics;

namespace Deskside.Server.Hosting.Problems;

/// <summary>Turns what the framework throws or leaves empty into problem details, without a word about our insides.</summary>
internal sealed partial class ProblemWriter(ILogger<ProblemWriter> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case BadHttpRequestException bad when bad.StatusCode == StatusCodes.Status413PayloadTooLarge:
                await Problem.Of(bad.StatusCode, "too-large", "The body is too large for this call.").ExecuteAsync(httpContext);
                return true;
            case BadHttpRequestException bad:
                await Problem.Of(bad.StatusCode, "malformed", "The call could not be read: check the path, the JSON body and its field types.").ExecuteAsync(httpContext);
                return true;
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = 499;
                return true;
            default:
                // The path may hold an id, which is no secret; queries and bodies are not logged.
                LogFailure(exception, httpContext.Request.Method, httpContext.Request.Path.Value ?? "", httpContext.TraceIdentifier);
                await Problem.Of(500, "server-fault", $"The server failed on this call; its log has the reason under {httpContext.TraceIdentifier}.").ExecuteAsync(httpContext);
                return true;
        }
    }

    /// <summary>For answers without a body, such as 401 by the authorisation or 405 by the routing.</summary>
    public static Task WriteEmptyAsync(StatusCodeContext context)
    {
        var (code, detail) = context.HttpContext.Response.StatusCode switch
        {
            401 => ("not-signed-in", "Sign in first, or send the token of your request."),
            403 => ("not-allowed", "You are signed in, but this is not among your rights."),
            404 => ("not-found", "There is nothing at this address."),
            405 => ("wrong-method", "This address does not take this method."),
            413 => ("too-large", "The body is too large for this call."),
            415 => ("not-json", "Send the body as application/json."),
            429 => ("slow-down", "Too many calls from your address. Wait and try again."),
            _ => ("refused", "The call was refused."),
        };
        return Problem.Of(context.HttpContext.Response.StatusCode, code, detail).ExecuteAsync(context.HttpContext);
    }

    /// <summary>For problems that the framework itself writes.</summary>
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Extensions.TryAdd("code", "refused");

    [LoggerMessage(1001, LogLevel.Error, "{Method} {Path} failed ({Trace})")]
    private partial void LogFailure(Exception exception, string method, string path, string trace);
}
