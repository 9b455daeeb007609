using System.ComponentModel;
using System.Net;
using Deskside.Stage.Lines;

namespace Deskside.Bench.OutOfBandBench;

/// <summary>What delays the line between the PC and the desk.</summary>
internal enum LineMaker
{
    /// <summary>Packets between two network namespaces, moved by the project's own link. Needs root.</summary>
    Shaped,

    /// <summary>The emulator's own fault: bytes leave later. Its timers are coarse, a millisecond or two a direction.</summary>
    Emulated,
}

/// <summary>The line between the PC and the desk, with a round trip of so much.</summary>
/// <remarks>The desk and the PC live in this process; only their sockets are made on the hosts at the line's ends.</remarks>
internal sealed class BenchLine : IAsyncDisposable
{
    private readonly ShapedLine? _shaped;

    private BenchLine(ShapedLine? shaped, TimeSpan roundTrip) => (_shaped, EmulatedDelay) = (shaped, shaped is null ? roundTrip / 2 : TimeSpan.Zero);

    /// <summary>What the emulator has to add to each direction: nothing on a shaped line.</summary>
    public TimeSpan EmulatedDelay { get; }

    public IPAddress DeskAddress => _shaped is null ? IPAddress.Loopback : IPAddress.Parse(ShapedLine.FarAddress);

    public static async Task<BenchLine> LayAsync(LineMaker maker, TimeSpan roundTrip) =>
        new(maker == LineMaker.Shaped ? await ShapedLine.LayAsync(LineOptions.Loopback with { OneWayDelay = roundTrip / 2 }) : null, roundTrip);

    /// <summary>Whether shaped lines are permitted here; if not, why.</summary>
    public static async Task<string?> TryShapedAsync()
    {
        try
        {
            await using var line = await LayAsync(LineMaker.Shaped, TimeSpan.Zero);
            return line.AtDesk(() => (string?)null);
        }
        catch (Exception refused) when (refused is InvalidOperationException or IOException or Win32Exception or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    public T AtDesk<T>(Func<T> work) => _shaped is null ? work() : HostThread.Run(_shaped.FarHost, work);

    public T AtPc<T>(Func<T> work) => _shaped is null ? work() : HostThread.Run(_shaped.NearHost, work);

    public ValueTask DisposeAsync() => _shaped?.DisposeAsync() ?? ValueTask.CompletedTask;
}
