using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Hosting.Problems;

/// <summary>Errors as problem details (RFC 9457) with a stable <c>code</c> that programs read and a <c>detail</c> that people read.</summary>
public static class Problem
{
    public static ProblemHttpResult Of(int status, string code, string detail) => Of(status, code, detail, []);

    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable; lower-case with hyphens.</param>
    /// <param name="detail">What happened, where, and what to do.</param>
    /// <param name="more">Further members beside code.</param>
    public static ProblemHttpResult Of(int status, string code, string detail, params IEnumerable<KeyValuePair<string, object?>> more)
    {
        var members = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (key, value) in more)
        {
            members[key] = value;
        }

        return TypedResults.Problem(detail: detail, statusCode: status, type: $"urn:deskside:{code}", extensions: members);
    }

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);

    public static ProblemHttpResult NotAllowed(string detail) => Of(StatusCodes.Status403Forbidden, "not-allowed", detail);

    /// <summary>The same as <see cref="SlowDown"/>, for endpoints that answer problems only.</summary>
    public static ProblemHttpResult SlowDownNow(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Of(
            StatusCodes.Status429TooManyRequests, "slow-down", $"Too many calls just now. Wait {seconds} s and try again.", new KeyValuePair<string, object?>("retryAfterSeconds", seconds));
    }

    /// <summary>429 with the seconds to wait, in the body and in Retry-After.</summary>
    public static IResult SlowDown(TimeSpan wait) => new SlowDownResult(wait);
}
