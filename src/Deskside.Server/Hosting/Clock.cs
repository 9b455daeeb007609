using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting;

/// <summary>Times and ids off a <see cref="TimeProvider"/>, in the form in which they are stored.</summary>
public static class Clock
{
    public static long NowMs(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();

    public static T NewId<T>(this TimeProvider time)
        where T : struct, IIdentifier<T> =>
        T.From(Guid.CreateVersion7(time.GetUtcNow()));

    public static DateTimeOffset ToInstant(this long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);

    public static DateTimeOffset? ToInstant(this long? unixMs) => unixMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
