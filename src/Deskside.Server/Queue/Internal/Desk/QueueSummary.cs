using Deskside.Server.Hosting;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Domain.Waiting;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>The queue in a few numbers.</summary>
internal static class QueueSummary
{
    public static SummaryResponse Of(QueuePicture picture, DateTimeOffset now)
    {
        var most = picture.Teams.Settings.MostParallel;
        var floor = picture.Floor.Values.ToList();
        var available = floor.Count(t => t.IsOnDuty && t.HasRoom(most));
        var onDuty = floor.Count(t => t.IsOnDuty);
        var (waiting, oldest, ahead) = picture.Read(l => (l.Count, l.Count == 0 ? (long?)null : l.All.Min(r => r.AskedAt), l.CountOf(default)));
        var expected = new Standing(ahead + 1, ahead + 1, WaitModel.Expect(picture.FactsOf(default, now), ahead, now));
        return new SummaryResponse(waiting, oldest is { } at ? Math.Max(0, (long)(now - at.ToInstant()).TotalSeconds) : 0, available, onDuty - available, floor.Count - onDuty, expected.ExpectedSeconds);
    }
}
