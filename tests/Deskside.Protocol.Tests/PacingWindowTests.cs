using Deskside.Protocol.Flow;

namespace Deskside.Protocol.Tests;

public sealed class PacingWindowTests
{
    private const int Part = 16 * 1024;
    private const int Picture = 4 * 1024;

    [Theory]
    [InlineData(125_000, 40)] // 1 Mbit/s
    [InlineData(1_250_000, 20)] // 10 Mbit/s
    [InlineData(12_500_000, 5)] // 100 Mbit/s
    public void The_queue_settles_at_about_100_ms_and_the_line_stays_full(int bytesPerSecond, int roundTripMs)
    {
        var line = new Line(bytesPerSecond, roundTripMs);
        line.Run(TimeSpan.FromSeconds(10));
        var queueMs = line.LongestQueue(from: TimeSpan.FromSeconds(5)).TotalMilliseconds;
        // A slow line holds at least the smallest budget: 48 KiB.
        Assert.InRange(queueMs, 0, Math.Max(130, 1000.0 * PacingWindow.MinBudget / bytesPerSecond + 10));
        Assert.InRange(line.Delivered(from: TimeSpan.FromSeconds(5)) / 5.0, 0.85 * bytesPerSecond, 1.05 * bytesPerSecond);
    }

    [Fact]
    public void When_the_line_gets_ten_times_slower_the_queue_shrinks_within_four_seconds()
    {
        var line = new Line(12_500_000, 10);
        line.Run(TimeSpan.FromSeconds(5));
        line.BytesPerSecond = 1_250_000;
        line.Run(TimeSpan.FromSeconds(10));
        Assert.InRange(line.LongestQueue(from: TimeSpan.FromSeconds(9)).TotalMilliseconds, 0, 150);
    }

    [Fact]
    public void No_more_than_two_frames_are_overdue()
    {
        var pacing = new PacingWindow();
        Send(pacing, 0, 1, atMs: 0);
        Send(pacing, 1, 1, atMs: 10);
        Assert.True(pacing.MayEncode(TimeSpan.FromMilliseconds(102))); // 62.5 ms, as nothing is measured yet, and 30 to paint
        Assert.False(pacing.MayEncode(TimeSpan.FromMilliseconds(103)));
        pacing.Painted(1, 1);
        Assert.True(pacing.MayEncode(TimeSpan.FromMilliseconds(103)));
        Send(pacing, 0, 2, atMs: 104);
        Assert.False(pacing.MayEncode(TimeSpan.FromMilliseconds(197)));
        pacing.Painted(0, 2); // and so frame 1 too
        Assert.Equal(0, pacing.UnpaintedFrames);
    }

    [Fact]
    public void A_long_line_holds_more_pictures_than_a_short_one()
    {
        var pacing = new PacingWindow();
        Send(pacing, 0, 1, atMs: 0);
        pacing.Consumed(Picture, TimeSpan.FromMilliseconds(120));
        pacing.Painted(0, 1);
        for (var frame = 0; frame < 3; frame++) Send(pacing, 0, (uint)(2 + frame), atMs: 200 + 40 * frame);
        Assert.True(pacing.MayEncode(TimeSpan.FromMilliseconds(419)));
        Assert.False(pacing.MayEncode(TimeSpan.FromMilliseconds(420))); // the first two should be painted by now
    }

    [Fact]
    public void Small_pictures_do_not_wait_for_each_other()
    {
        var pacing = new PacingWindow();
        for (var frame = 0u; frame < 10; frame++)
        {
            Assert.True(pacing.MayEncode(TimeSpan.FromSeconds(1)));
            pacing.Sent(200, TimeSpan.Zero);
            pacing.FrameSent(0, frame, TimeSpan.Zero);
        }
        pacing.Sent(200, TimeSpan.Zero);
        Assert.False(pacing.MayEncode(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void One_part_always_fits_into_an_empty_line()
    {
        var pacing = new PacingWindow();
        Assert.True(pacing.MaySend(10_000_000));
        pacing.Sent(10_000_000, TimeSpan.Zero);
        Assert.False(pacing.MaySend(1));
        pacing.Consumed(long.MaxValue / 2, TimeSpan.FromSeconds(1)); // a lie counts as all
        Assert.Equal(0, pacing.InFlightBytes);
    }

    [Fact]
    public void A_reset_forgets_what_was_on_its_way_and_keeps_what_was_learnt()
    {
        var pacing = new PacingWindow();
        pacing.Sent(Part, TimeSpan.Zero);
        pacing.Consumed(Part, TimeSpan.FromMilliseconds(30));
        Assert.Equal(30, pacing.RoundTrip.TotalMilliseconds);
        pacing.Sent(Part, TimeSpan.FromMilliseconds(40));
        pacing.FrameSent(0, 1, TimeSpan.FromMilliseconds(40));
        pacing.Reset();
        Assert.Equal((0L, 0, 30.0), (pacing.InFlightBytes, pacing.UnpaintedFrames, pacing.RoundTrip.TotalMilliseconds));
    }

    private static void Send(PacingWindow pacing, int surface, uint frame, int atMs)
    {
        pacing.Sent(Picture, TimeSpan.FromMilliseconds(atMs));
        pacing.FrameSent(surface, frame, TimeSpan.FromMilliseconds(atMs));
    }

    /// <summary>A simulated line: a sender that always has more, a queue with a rate, receipts every 20 ms after half a round trip.</summary>
    private sealed class Line(int bytesPerSecond, int roundTripMs)
    {
        private readonly PacingWindow _pacing = new();
        private readonly Queue<double> _arrivals = new();
        private readonly List<(double AtMs, double QueueMs)> _queues = [];
        private readonly List<double> _delivered = [];
        private readonly Queue<(double AtMs, int Bytes)> _receipts = new();
        private double _nowMs;
        private double _busyUntilMs;
        private int _uncounted;

        public int BytesPerSecond { get; set; } = bytesPerSecond;

        public void Run(TimeSpan length)
        {
            for (var end = _nowMs + length.TotalMilliseconds; _nowMs < end; _nowMs++)
            {
                var now = TimeSpan.FromMilliseconds(_nowMs);
                while (_pacing.MaySend(Part))
                {
                    _pacing.Sent(Part, now);
                    _queues.Add((_nowMs, Math.Max(0, _busyUntilMs - _nowMs)));
                    _busyUntilMs = Math.Max(_busyUntilMs, _nowMs) + 1000.0 * Part / BytesPerSecond;
                    _arrivals.Enqueue(_busyUntilMs + roundTripMs / 2.0);
                }
                while (_arrivals.TryPeek(out var at) && at <= _nowMs)
                {
                    _delivered.Add(_arrivals.Dequeue());
                    _uncounted += Part;
                }
                if ((int)_nowMs % 20 == 0 && _uncounted > 0)
                {
                    _receipts.Enqueue((_nowMs + roundTripMs / 2.0, _uncounted));
                    _uncounted = 0;
                }
                while (_receipts.TryPeek(out var receipt) && receipt.AtMs <= _nowMs) _pacing.Consumed(_receipts.Dequeue().Bytes, now);
            }
        }

        public TimeSpan LongestQueue(TimeSpan from) =>
            TimeSpan.FromMilliseconds(_queues.Where(queue => queue.AtMs >= from.TotalMilliseconds).Max(queue => queue.QueueMs));

        public double Delivered(TimeSpan from) => _delivered.Count(at => at >= from.TotalMilliseconds) * (double)Part;
    }
}
