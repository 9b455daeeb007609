using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Sessions;

/// <summary>What sharers reported about the cost of their screens: kept with the session, and logged.</summary>
public sealed partial class ScreenBook(Database database, ILogger<ScreenBook> log)
{
    /// <summary>The newest totals count; older ones, which came late, change nothing. They may come after the end, with the last word.</summary>
    internal async Task ReportAsync(SessionRecord session, ScreenTotals totals, CancellationToken cancellation)
    {
        var written = await database.ChangeAsync(
            unit => unit.ExecuteAsync(
                """
                UPDATE sessions SET pictures = @Pictures, picture_pixels = @ChangedPixels, picture_bytes = @Bytes
                WHERE organisation = @Organisation AND session = @Session AND pictures <= @Pictures AND picture_bytes <= @Bytes
                """,
                new { session.Organisation, session.Session, totals.Pictures, totals.ChangedPixels, totals.Bytes }),
            cancellation);
        if (written > 0) Reported(log, session.Session, totals.Pictures, totals.Bytes, totals.Ratio);
    }

    [LoggerMessage(1101, LogLevel.Information, "Session {Session}: {Pictures} pictures in {Bytes} bytes, {Ratio} times smaller than their changed pixels")]
    private static partial void Reported(ILogger log, SessionId session, long pictures, long bytes, double ratio);
}
