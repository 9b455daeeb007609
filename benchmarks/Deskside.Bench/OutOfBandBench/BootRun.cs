using System.Text;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Redirection;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.Bench.OutOfBandBench;

/// <summary>One start of the emulated PC from the image, to the menu's prompt. Bytes and reads are those up to the prompt.</summary>
internal sealed record BootRun(double TookS, long Bytes, long Reads)
{
    private const string Prompt = "repair> ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static async Task<BootRun> LocalAsync(string image)
    {
        var folder = Directory.CreateTempSubdirectory("oobb");
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await using var machine = await NewMachineAsync(folder);
            await using var file = File.OpenRead(image);
            var counted = new CountedMedium(new StreamMedium(file, CdDrive.Block));
            await machine.InsertAsync(counted, null, limit.Token);
            using var serial = machine.TapSerial();
            var from = TimeProvider.System.GetTimestamp();
            await machine.PowerOnAsync(MachineStart.Usual with { From = StartFrom.RemoteCd }, limit.Token);
            await HearAsync(serial, limit.Token);
            return new BootRun(TimeProvider.System.GetElapsedTime(from).TotalSeconds, counted.Bytes, counted.Reads);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <param name="pace">How the device reads.</param>
    /// <param name="windowBytes">The window of its channels; null is its own.</param>
    /// <param name="learnt">What the device keeps from one start to the next.</param>
    public static async Task<BootRun> FarAsync(string image, Fidelity pace, int? windowBytes, LearntStarts learnt, LineMaker maker, TimeSpan roundTrip)
    {
        var folder = Directory.CreateTempSubdirectory("oobb");
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await using var line = await BenchLine.LayAsync(maker, roundTrip);
            await using var desk = line.AtDesk(() => new CallDesk(line.DeskAddress));
            await using var machine = await NewMachineAsync(folder);
            await using var pc = new EmulatedPc(
                new EmulatedPcOptions
                {
                    Settings = new DeviceSettings
                    {
                        Uuid = CallDesk.Uuid,
                        AdministratorPassword = CallDesk.Admin.Password,
                        PresenceSecret = "bench",
                        ServiceAddress = line.DeskAddress.ToString(),
                        ServicePort = desk.Port,
                        ServiceFingerprint = desk.Fingerprint,
                    },
                    Fidelity = pace,
                    Learnt = learnt,
                    Faults = new DeviceFaults { Delay = line.EmulatedDelay, WindowBytes = windowBytes },
                },
                machine,
                TimeProvider.System);
            line.AtPc(() =>
            {
                pc.Caller.Start();
                return pc;
            });
            var lines = await desk.WaitAsync(limit.Token);
            await using var wsMan = new WsManDesk(lines.WsManAsync, CallDesk.Admin, TimeProvider.System);
            Check((await RedirectionSwitch.SetAsync(wsMan, Redirected.Drives | Redirected.Serial, limit.Token)).Failure);
            await using var file = File.OpenRead(image);
            var opened = await RedirectionSession.OpenAsync(lines.RedirectionAsync, RedirectionKind.Drives, CallDesk.Admin, TimeSpan.FromSeconds(30), TimeProvider.System, limit.Token) as RedirectionOutcome.Opened
                ?? throw new IOException("The drives could not be opened.");
            var (drives, why) = await IderSession.StartAsync(opened.Line, new IderMedia(new StreamMedium(file, CdDrive.Block), null), DrivesAppear.AtNextReboot, TimeProvider.System, limit.Token);
            await using var session = drives ?? throw new IOException(why);
            using var takeAway = new CancellationTokenSource();
            var serving = session.RunAsync(takeAway.Token);
            while (session.Progress.Commands < 6)
            {
                await Task.Yield();
            }

            Check((await Boot.ArmAsync(wsMan, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, SecureBoot.Relaxed), new Progress<BootStep>(), limit.Token)).Failure);
            // The PC's own port is heard, not the redirected line: the start is measured, not the way of the text.
            using var serial = machine.TapSerial();
            var from = TimeProvider.System.GetTimestamp();
            Check((await Power.RequestAsync(wsMan, PowerState.On, limit.Token)).Failure);
            await HearAsync(serial, limit.Token);
            var took = TimeProvider.System.GetElapsedTime(from).TotalSeconds;
            var progress = session.Progress;
            await takeAway.CancelAsync();
            await serving;
            return new BootRun(took, progress.Bytes, progress.Commands);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<QemuMachine> NewMachineAsync(DirectoryInfo folder) =>
        new(new QemuOptions { Folder = folder.FullName, DiskImage = await BenchDisk.MakeAsync(folder), MemoryMegabytes = 192 }, TimeProvider.System);

    private static async Task HearAsync(SerialTap serial, CancellationToken cancellation)
    {
        var heard = new StringBuilder();
        while (!heard.ToString().Contains(Prompt, StringComparison.Ordinal))
        {
            heard.Append(Encoding.Latin1.GetString(await serial.ReadAsync(cancellation) ?? throw new IOException("Somebody else took the serial port.")));
        }
    }

    private static void Check(WsManFailure? failure)
    {
        if (failure is not null)
        {
            throw new IOException(failure.Told);
        }
    }

    private sealed class CountedMedium(IMedium medium) : IMedium
    {
        public long Bytes { get; private set; }

        public long Reads { get; private set; }

        public long LengthBytes => medium.LengthBytes;

        public ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation)
        {
            Reads++;
            Bytes += into.Length;
            return medium.ReadAsync(offsetBytes, into, cancellation);
        }
    }
}
