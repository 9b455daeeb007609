using System.Net;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Redirection;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.Interop.Tests;

/// <summary>Debian's amtterm against our device, directly and through our desk.</summary>
public sealed class AmttermTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Amtterm_types_to_our_device_and_stays_over_its_own_time_limit()
    {
        var amtterm = Peers.Need("amtterm", "amtterm");
        await using var pc = NewPc(ServiceDesk.Password);
        var address = pc.ListenOn(new IPEndPoint(IPAddress.Loopback, 0), DevicePort.Redirection);
        await using var terminal = Start(amtterm, address, ServiceDesk.Password);
        await TalkAsync(terminal);
        // It hangs up 20 s after the last byte of a device that sends no heartbeat.
        var at = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        while (TimeProvider.System.GetElapsedTime(at) < TimeSpan.FromSeconds(22)) await timer.WaitForNextTickAsync();
        await terminal.SayAsync("still");
        await terminal.HearAsync("<still>", Patience);
    }

    [Fact]
    public async Task Amtterm_reaches_our_device_through_the_desk_s_port()
    {
        var amtterm = Peers.Need("amtterm", "amtterm");
        await using var desk = new ServiceDesk();
        await using var pc = NewPc(ServiceDesk.Password, desk);
        pc.Caller.Start();
        await desk.WaitAsync(Patience);
        await using var forward = new LoopbackForward(desk.Connection, DevicePort.Redirection);
        await using var terminal = Start(amtterm, forward.Address, ServiceDesk.Password);
        await TalkAsync(terminal);
    }

    [Fact]
    public async Task Amtterm_is_refused_with_a_wrong_password()
    {
        var amtterm = Peers.Need("amtterm", "amtterm");
        await using var pc = NewPc(ServiceDesk.Password);
        var address = pc.ListenOn(new IPEndPoint(IPAddress.Loopback, 0), DevicePort.Redirection);
        await using var terminal = Start(amtterm, address, "guess");
        await terminal.HearAsync(heard => heard.Contains("failed", StringComparison.OrdinalIgnoreCase) || heard.Contains("authentication", StringComparison.OrdinalIgnoreCase), "that it failed", Patience);
        Assert.False(pc.Engine.HasSession && terminal.Heard.Contains("connected now", StringComparison.Ordinal));
    }

    private static async Task TalkAsync(Talk terminal)
    {
        await terminal.HearAsync("connected now", Patience);
        await terminal.SayAsync("hello");
        await terminal.HearAsync("<hello>", Patience);
    }

    // amtterm wants a terminal: script gives it one.
    private static Talk Start(string amtterm, IPEndPoint address, string password) => new(
        Peers.Need("script", "bsdutils"), ["-qfc", $"{amtterm} -v -u admin {address.Address} {address.Port}", "/dev/null"], ("AMT_PASSWORD", password), ("TERM", "vt100"));

    private static EmulatedPc NewPc(string password, ServiceDesk? desk = null)
    {
        var settings = new DeviceSettings
        {
            Uuid = ServiceDesk.Uuid,
            AdministratorPassword = password,
            PresenceSecret = ServiceDesk.Secret,
            ServiceAddress = "127.0.0.1",
            ServicePort = desk?.Port ?? 1,
            ServiceFingerprint = desk?.Fingerprint ?? "",
        };
        var pc = new EmulatedPc(new EmulatedPcOptions { Settings = settings, PlainSignIn = PlainSignIn.Allowed }, new BenchMachine(), TimeProvider.System);
        pc.Engine.Redirected = Redirected.Serial | Redirected.Drives;
        pc.Engine.IsListening = true;
        return pc;
    }
}
