using System.Globalization;

namespace Deskside.Server.Hosting.Problems;

/// <summary>"Not so fast": 429, code slow-down, with the whole seconds to wait (1 at least).</summary>
public sealed class SlowDownResult(TimeSpan wait) : IResult
{
    public int RetryAfterSeconds { get; } = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Of(
            StatusCodes.Status429TooManyRequests,
            "slow-down",
            $"Too many calls just now. Wait {RetryAfterSeconds} s and try again.",
            new KeyValuePair<string, object?>("retryAfterSeconds", RetryAfterSeconds)).ExecuteAsync(httpContext);
    }
}
