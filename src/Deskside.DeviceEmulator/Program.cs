using System.Runtime.InteropServices;
using Deskside.DeviceEmulator;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;

if (args.Contains("--help"))
{
    Console.WriteLine(DeviceArguments.Usage);
    return 0;
}
if (DeviceArguments.TryParse(args, out var arguments) is { } fault)
{
    await Console.Error.WriteLineAsync($"{fault}\n\n{DeviceArguments.Usage}");
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stopping.Cancel();
};
// The virtual machine is a process of its own: whoever stops this one must not leave it behind.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stopping.Cancel();
});

var file = new SettingsFile(arguments.Settings);
DeviceSettings settings;
try
{
    settings = file.Load() ?? new DeviceSettings { Uuid = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()) };
}
catch (InvalidDataException unreadable)
{
    await Console.Error.WriteLineAsync(unreadable.Message);
    return 2;
}
file.Save(settings);

var folder = arguments.Folder ?? Directory.CreateTempSubdirectory("dev").FullName;
await using var pc = new EmulatedPc(
    arguments.Pc with { Settings = settings }, new QemuMachine(arguments.Machine with { Folder = folder }, TimeProvider.System), TimeProvider.System);
try
{
    foreach (var (port, address) in arguments.Listen) Console.WriteLine($"Port {port} is served on {pc.ListenOn(address, port)}.");
    if (!arguments.IsOff) await pc.Engine.Machine.PowerOnAsync(MachineStart.Usual, stopping.Token);
    if (settings.IsRemoteOn) pc.Caller.Start();
    if (arguments.HasForm)
    {
        await new ConfigurationScreen(pc, file, Console.In, Console.Out).RunAsync(stopping.Token);
    }
    else
    {
        pc.Caller.Changed += state => Console.WriteLine(state.Told);
    }
    // The form may be left; the PC and its call go on until it is stopped.
    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping.Token);
}
catch (OperationCanceledException)
{
    // Stopped at the keyboard.
}
catch (IOException broken)
{
    await Console.Error.WriteLineAsync(broken.Message);
    return 1;
}
return 0;
