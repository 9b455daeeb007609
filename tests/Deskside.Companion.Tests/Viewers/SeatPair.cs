using System.Buffers;
using Deskside.Companion.Backend;
using Deskside.Companion.Consent;
using Deskside.Companion.Control;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Companion.Screen;
using Deskside.Companion.Sharing;
using Deskside.Companion.Viewers;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Tests.Viewers;

/// <summary>Both ends of a session over memory: the sharer's seats on one side, viewers with real keys on the other, no relay.</summary>
internal sealed class SeatPair : IDisposable
{
    public static readonly Guid Session = Guid.Parse("01990000-0000-7000-8000-000000000001");

    private readonly CancellationTokenSource _ended = new();
    private readonly HttpClient _nobody = new();
    private readonly Dictionary<byte, TestViewer> _viewers = [];

    public SeatPair(params Capability[] inAdvance)
    {
        var clock = new SessionClock(Time);
        Outgoing = new Outgoing(clock);
        Gate = new InputGate(Desktop.Input, Time, SessionPolicy.Default.ControlPause);
        Screen = new ScreenLoop(Desktop.Screen, Gate, Outgoing, clock, CpuUse.ByPc, Time);
        ServerAddress.TryParse("http://localhost:1", null, out var address, out _);
        Reports = new ConsentReports(new ServerLink(_nobody, address!), Session.ToString(), Time);
        Seats = new SeatBook(Session, Desktop, new ConsentDesk(Desktop.Desk, Gate, inAdvance.ToHashSet(), SessionPolicy.Default, Time), Gate, Outgoing,
            Screen, new CursorFeed(Desktop.Cursor, Desktop.Screen, Outgoing, Time), Reports, Time, _ended.Token);
        Desktop.LocalInput.CustomerActed += Gate.CustomerActed;
    }

    public ManualTime Time { get; } = new();

    public PaperDesktop Desktop { get; } = new();

    public InputGate Gate { get; }

    public Outgoing Outgoing { get; }

    public ScreenLoop Screen { get; }

    public ConsentReports Reports { get; }

    public SeatBook Seats { get; }

    /// <summary>A technician's viewer joins the relay and agrees on keys.</summary>
    public TestViewer Join(byte leg = 1, string name = "Ada")
    {
        var peer = new Peer(leg, PeerPresence.Here, name, "Acme");
        Seats.OnPeer(new PeerNews(PeerNewsKind.Joined, peer));
        var viewer = new TestViewer(this, peer);
        _viewers[leg] = viewer;
        viewer.ShakeHands();
        return viewer;
    }

    /// <summary>The customer answers the oldest open prompt.</summary>
    public void Answer(ConsentAnswer answer)
    {
        Desktop.PaperDesk.Answer(answer);
        Time.Advance(ConsentDesk.Settling);
        Deliver();
    }

    /// <summary>From now on somebody else sits behind that leg.</summary>
    public void Replace(TestViewer viewer) => _viewers[viewer.Leg] = viewer;

    /// <summary>Everything that the sharer has to send now, as frames. This is all that the relay would ever see.</summary>
    public IReadOnlyList<Frame> Sent()
    {
        var frames = new List<Frame>();
        while (true)
        {
            var batch = new ArrayBufferWriter<byte>();
            if (!Outgoing.TryFill(batch)) return frames;
            var reader = new FrameReader(batch.WrittenMemory);
            while (reader.Next(out var frame) == FrameRead.Frame) frames.Add(frame);
        }
    }

    /// <summary>Delivers what was sent to every viewer, until nothing more comes.</summary>
    public IReadOnlyList<Frame> Deliver()
    {
        var all = new List<Frame>();
        for (var frames = Sent(); frames.Count > 0; frames = Sent())
        {
            all.AddRange(frames);
            foreach (var frame in frames)
                foreach (var viewer in _viewers.Values)
                    if (frame.Header.Stream.Leg is StreamId.EveryViewer || frame.Header.Stream.Leg == viewer.Leg) viewer.Take(frame);
        }
        return all;
    }

    /// <summary>One turn of the screen loop's work, as far as it may go.</summary>
    public async Task CaptureAsync()
    {
        using var turn = new CancellationTokenSource();
        var loop = Screen.RunAsync(turn.Token);
        await turn.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _ended.Cancel();
        Seats.Dispose();
        Outgoing.Dispose();
        Gate.Dispose();
        Screen.Dispose();
        _nobody.Dispose();
        _ended.Dispose();
    }
}
