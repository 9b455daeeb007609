using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>A PC in QEMU: a process while it is on, gone while it is off.</summary>
/// <remarks>
/// q35 with AHCI, because there the guest itself reads up to 64 KiB at a time. One CD drive waits for redirected media (an NBD disk that
/// this serves). A floppy image is offered to QEMU as a node, but no drive takes it. A start from the redirected CD is done by boot
/// indices, put back when the machine reads the CD. With Secure Boot, a start that sets it aside changes the firmware's variables while the
/// machine is off, and so does the next one: such a reset is a new process, which ends a session of the screen. Source of the set-up: docs/out-of-band/emulator.md, 3.
/// </remarks>
public sealed class QemuMachine : IMachine
{
    private const string CdNode = "ider0";
    private const string FloppyNode = "ider1";

    private readonly QemuOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SerialPort _serial = new();
    private NbdServer? _cd;
    private NbdServer? _floppy;
    private Running? _running;
    private SignedOnly _signedOnly;
    private int _startsOnceFromCd;

    public QemuMachine(QemuOptions options, TimeProvider time) => (_options, _time) = (options, time);

    public event Action<bool>? PowerChanged;

    public bool IsOn => _running is { Process.HasExited: false };

    public bool HasSecureBoot => _options.Firmware == QemuFirmware.UefiSecureBoot;

    public async ValueTask PowerOnAsync(MachineStart start, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (IsOn) return;
            await BeginAsync(start, cancellation);
        }
        finally
        {
            _turn.Release();
        }
        PowerChanged?.Invoke(true);
    }

    public async ValueTask PowerOffAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await StopAsync();
        }
        finally
        {
            _turn.Release();
        }
        PowerChanged?.Invoke(false);
    }

    public async ValueTask ResetAsync(MachineStart start, CancellationToken cancellation)
    {
        var isNew = false;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_running is not { } running || !IsOn) throw new IOException("The PC is off.");
            isNew = HasSecureBoot && start.SignedOnly != _signedOnly;
            if (isNew)
            {
                await BeginAsync(start, cancellation);
            }
            else
            {
                await OrderAsync(running.Qmp, start.From, cancellation);
                _startsOnceFromCd = 0;
                await running.Qmp.CallAsync("system_reset", null, cancellation);
                _startsOnceFromCd = start.From == StartFrom.RemoteCd ? 1 : 0;
            }
        }
        finally
        {
            _turn.Release();
        }
        if (isNew) PowerChanged?.Invoke(true);
    }

    public SerialTap TapSerial() => _serial.Tap();

    public ValueTask WriteSerialAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => _serial.WriteAsync(bytes, cancellation);

    public async ValueTask InsertAsync(IMedium? cd, IMedium? floppy, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_running is { } running && IsOn) await EjectAsync(running.Qmp, cancellation);
            if (_cd is not null) await _cd.DisposeAsync();
            if (_floppy is not null) await _floppy.DisposeAsync();
            _cd = cd is null ? null : new NbdServer(cd, SocketPath("cd"), OnCdRead);
            _floppy = floppy is null ? null : new NbdServer(floppy, SocketPath("floppy"), static () => { });
            if (_running is { } now && IsOn) await InsertNowAsync(now.Qmp, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask<Stream?> OpenScreenAsync(CancellationToken cancellation) =>
        _options.Screen == QemuScreen.Vnc && IsOn ? await ConnectAsync(SocketPath("vnc"), cancellation) : null;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_cd is not null) await _cd.DisposeAsync();
        if (_floppy is not null) await _floppy.DisposeAsync();
        await _serial.DisposeAsync();
    }

    private sealed record Running(Process Process, Qmp Qmp);

    private async Task BeginAsync(MachineStart start, CancellationToken cancellation)
    {
        await StopAsync();
        await FirmwareVariables.PrepareAsync(_options, start.SignedOnly, cancellation);
        _signedOnly = start.SignedOnly;
        _running = await StartAsync(cancellation);
        await InsertNowAsync(_running.Qmp, cancellation);
        await OrderAsync(_running.Qmp, start.From, cancellation);
        // The order is read at a reset: what is changed while the machine stands still counts from the next one on.
        if (start.From == StartFrom.RemoteCd) await _running.Qmp.CallAsync("system_reset", null, cancellation);
        _startsOnceFromCd = start.From == StartFrom.RemoteCd ? 1 : 0;
        await _running.Qmp.CallAsync("cont", null, cancellation);
    }

    private async Task<Running> StartAsync(CancellationToken cancellation)
    {
        foreach (var name in new[] { "qmp", "serial", "vnc" }) File.Delete(SocketPath(name));
        var start = new ProcessStartInfo(_options.Program, QemuArguments.For(_options, SocketPath)) { RedirectStandardError = true, RedirectStandardInput = true };
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new IOException($"{_options.Program} did not start.");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new IOException($"{_options.Program} cannot be started: {missing.Message} Install the package qemu-system-x86.", missing);
        }
        try
        {
            var line = await ReachAsync(process, SocketPath("qmp"), cancellation);
            var qmp = await Qmp.OpenAsync(line, OnEvent, _time, cancellation);
            _serial.Attach(await ReachAsync(process, SocketPath("serial"), cancellation));
            return new Running(process, qmp);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    private async Task StopAsync()
    {
        if (_running is not { } running) return;
        _running = null;
        await _serial.DetachAsync();
        if (!running.Process.HasExited) running.Process.Kill();
        await running.Process.WaitForExitAsync(CancellationToken.None);
        await running.Qmp.DisposeAsync();
        running.Process.Dispose();
    }

    private void OnEvent(string name)
    {
        switch (name)
        {
            case "RESET": PowerChanged?.Invoke(true); break;
            case "SHUTDOWN": PowerChanged?.Invoke(false); break;
        }
    }

    // Single use. Not at the reset itself: the PC's firmware answers a reset with a second one of its own, and must find the same order
    // again. When it reads the medium it has chosen.
    private void OnCdRead()
    {
        if (Interlocked.Exchange(ref _startsOnceFromCd, 0) == 1 && _running is { } running) _ = RestoreAsync(running.Qmp);
    }

    private static async Task RestoreAsync(Qmp qmp)
    {
        try
        {
            await OrderAsync(qmp, StartFrom.HardDrive, CancellationToken.None);
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or ObjectDisposedException)
        {
            // The machine was switched off meanwhile.
        }
    }

    private static async Task OrderAsync(Qmp qmp, StartFrom from, CancellationToken cancellation)
    {
        // Two devices may not have the same place, not even for a moment.
        string[] order = from switch
        {
            StartFrom.RemoteCd => ["ider", "hdd"],
            _ => ["hdd", "ider"],
        };
        foreach (var (device, place) in order.Select((device, index) => (device, index + 10)).Concat(order.Select((device, index) => (device, index + 1))))
        {
            try
            {
                await qmp.CallAsync("qom-set", new JsonObject { ["path"] = $"/machine/peripheral/{device}", ["property"] = "bootindex", ["value"] = place }, cancellation);
            }
            catch (IOException) when (device == "hdd")
            {
                // A PC without a disk.
            }
        }
    }

    private async Task InsertNowAsync(Qmp qmp, CancellationToken cancellation)
    {
        if (_cd is null) return;
        await AddNodeAsync(qmp, CdNode, SocketPath("cd"), cancellation);
        await qmp.CallAsync("blockdev-open-tray", new JsonObject { ["id"] = "ider", ["force"] = true }, cancellation);
        await qmp.CallAsync("blockdev-insert-medium", new JsonObject { ["id"] = "ider", ["node-name"] = CdNode }, cancellation);
        await qmp.CallAsync("blockdev-close-tray", new JsonObject { ["id"] = "ider" }, cancellation);
        if (_floppy is not null) await AddNodeAsync(qmp, FloppyNode, SocketPath("floppy"), cancellation);
    }

    private async Task EjectAsync(Qmp qmp, CancellationToken cancellation)
    {
        if (_cd is null) return;
        await qmp.CallAsync("blockdev-open-tray", new JsonObject { ["id"] = "ider", ["force"] = true }, cancellation);
        await qmp.CallAsync("blockdev-remove-medium", new JsonObject { ["id"] = "ider" }, cancellation);
        await qmp.CallAsync("blockdev-del", new JsonObject { ["node-name"] = CdNode }, cancellation);
        if (_floppy is not null) await qmp.CallAsync("blockdev-del", new JsonObject { ["node-name"] = FloppyNode }, cancellation);
    }

    // A tunnel that dropped stalls the drive for half a minute rather than failing it.
    private static Task AddNodeAsync(Qmp qmp, string node, string path, CancellationToken cancellation) => qmp.CallAsync(
        "blockdev-add",
        new JsonObject
        {
            ["driver"] = "nbd",
            ["node-name"] = node,
            ["read-only"] = true,
            ["reconnect-delay"] = 30,
            ["server"] = new JsonObject { ["type"] = "unix", ["path"] = path },
        },
        cancellation);

    private async Task<Stream> ReachAsync(Process process, string path, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (process.HasExited)
                throw new IOException($"QEMU ended with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {(await process.StandardError.ReadToEndAsync(cancellation)).Trim()}");
            if (File.Exists(path) && await ConnectAsync(path, cancellation) is { } line) return line;
            await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellation);
        }
        throw new IOException($"QEMU did not open {path}.");
    }

    private static async Task<Stream?> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private string SocketPath(string name) => Path.Combine(_options.Folder, name + ".sock");
}
