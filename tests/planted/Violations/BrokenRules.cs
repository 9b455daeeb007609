using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Violations.Elsewhere;

public static class BrokenRules
{
    public static DateTimeOffset AmbientClock() => DateTimeOffset.UtcNow;

    public static Channel<int> UnboundedQueue() => Channel.CreateUnbounded<int>();

    public static int BlockingWait(Task<int> task) => task.Result;

    public static async Task TokenThatStops(Stream stream, CancellationToken cancellation) => await stream.FlushAsync();

    public static void HandMadeLog(ILogger logger, int number) => logger.LogInformation("Number {Number} costs {Price}", number, Price(number));

    private static int Price(int number) => number * 2;
}
