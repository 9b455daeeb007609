using System.Globalization;
using Deskside.DeviceEmulator.Presence;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.DeviceEmulator.Configuration;

/// <summary>The firmware's configuration screen, line by line on a terminal, worded so that it can be guided over the phone.</summary>
/// <remarks>
/// Every line has a number to be named aloud; every answer says what was wrong and what to do. Asks for the administrator password
/// first, and for a new one while it is still the factory's. Changes are saved at once. <see cref="RunAsync"/> returns when the
/// person leaves or the input ends; what was switched on stays on.
/// </remarks>
public sealed class ConfigurationScreen(EmulatedPc pc, SettingsFile file, TextReader input, TextWriter output)
{
    private const int MaxTries = 3;

    private DeviceSettings Settings => pc.Engine.Settings;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await SayAsync("", "Remote help: settings of this computer");
        if (!await EnterAsync(cancellation)) return;
        while (!cancellation.IsCancellationRequested)
        {
            await MenuAsync();
            switch (await AskAsync("Number", cancellation))
            {
                case "1": await AddressAsync(cancellation); break;
                case "2": await PortAsync(cancellation); break;
                case "3": await FingerprintAsync(cancellation); break;
                case "4": await SecretAsync(cancellation); break;
                case "5": await NewPasswordAsync(cancellation); break;
                case "6": await ConsentAsync(cancellation); break;
                case "7": await SwitchAsync(); break;
                case "8": await SayAsync("", "Read this to the technician, group by group:", "    " + SpokenUuid.Format(Settings.Uuid), "The last sign is there to check the others."); break;
                case "9": await StatusAsync(); break;
                case "0" or null: await SayAsync("Settings are kept. Goodbye."); return;
                case var other: await SayAsync($"There is no line {other}. Type one of the numbers 0 to 9."); break;
            }
        }
    }

    private Task MenuAsync() => SayAsync(
        "",
        $"  1  Address of the service     {OrNone(Settings.ServiceAddress)}",
        string.Create(CultureInfo.InvariantCulture, $"  2  Port of the service        {Settings.ServicePort}"),
        $"  3  Fingerprint of the service {(Settings.ServiceFingerprint.Length == 0 ? "(not compared yet)" : Groups(Settings.ServiceFingerprint))}",
        $"  4  Name and secret            {(Settings.PresenceSecret.Length == 0 ? "(none)" : $"{OrNone(Settings.PresenceName)}, secret kept")}",
        "  5  Administrator password     (not shown)",
        $"  6  Ask me before a session    {(Settings.Consent == ConsentNeed.Nothing ? "no" : Settings.Consent == ConsentNeed.Screen ? "for the screen" : "always")}",
        $"  7  Remote connection          {(Settings.IsRemoteOn ? "ON" : "off")}",
        "  8  Read out the number of this computer",
        "  9  How does it stand?",
        "  0  Leave");

    private async Task<bool> EnterAsync(CancellationToken cancellation)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var given = await AskAsync("Administrator password", cancellation);
            if (given is null) return false;
            if (given == Settings.AdministratorPassword) return Settings.AdministratorPassword != DeviceSettings.FactoryPassword || await NewPasswordAsync(cancellation);
            await SayAsync("That is not it. On a new computer it is: admin");
        }
        await SayAsync("Three wrong tries. Begin again.");
        return false;
    }

    private async Task<bool> NewPasswordAsync(CancellationToken cancellation)
    {
        await SayAsync("A new administrator password: 8 to 32 signs, with a small letter, a capital, a digit and another sign.");
        while (await AskAsync("New password", cancellation) is { Length: > 0 } first)
        {
            if (PasswordRule.Fault(first) is { } fault)
            {
                await SayAsync(fault);
                continue;
            }
            if (await AskAsync("The same once more", cancellation) != first)
            {
                await SayAsync("The two differ.");
                continue;
            }
            Keep(Settings with { AdministratorPassword = first });
            await SayAsync("The password is changed.");
            return true;
        }
        return false;
    }

    private async Task AddressAsync(CancellationToken cancellation)
    {
        var typed = (await AskAsync("Address that the technician tells you", cancellation))?.Trim();
        if (string.IsNullOrEmpty(typed)) return;
        if (Uri.CheckHostName(typed) == UriHostNameType.Unknown) await SayAsync($"\"{typed}\" is no address. It looks like 192.0.2.10 or help.example.org, without blanks.");
        else Keep(Settings with { ServiceAddress = typed });
    }

    private async Task PortAsync(CancellationToken cancellation)
    {
        var typed = await AskAsync("Port, usually 4433", cancellation);
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue) Keep(Settings with { ServicePort = port });
        else await SayAsync($"\"{typed}\" is no port: a port is a number from 1 to 65535.");
    }

    private async Task FingerprintAsync(CancellationToken cancellation)
    {
        if (pc.Caller.State.Fingerprint is { } seen && seen != Settings.ServiceFingerprint)
        {
            await SayAsync("The service showed:", "    " + Groups(seen), "Does the technician read the same?");
            if (await AskAsync("y or n", cancellation) is "y" or "Y") Keep(Settings with { ServiceFingerprint = seen });
            else await SayAsync("Then do not connect: somebody else may have answered.");
            return;
        }
        var typed = await AskAsync("Fingerprint, 64 signs (leave empty to see it at the first call)", cancellation);
        if (string.IsNullOrWhiteSpace(typed)) Keep(Settings with { ServiceFingerprint = "" });
        else if (CertificatePin.TryParse(typed, out var pin)) Keep(Settings with { ServiceFingerprint = pin.ToString() });
        else await SayAsync($"These are {typed.Count(char.IsAsciiHexDigit)} signs of 0 to 9 and a to f; it has 64.");
    }

    private async Task SecretAsync(CancellationToken cancellation)
    {
        var name = (await AskAsync("Name that the technician tells you", cancellation))?.Trim();
        if (string.IsNullOrEmpty(name)) return;
        var secret = (await AskAsync("Secret that the technician tells you", cancellation))?.Trim();
        if (string.IsNullOrEmpty(secret)) return;
        if (name.Length > 64 || secret.Length > 64) await SayAsync("Each has at most 64 signs.");
        else Keep(Settings with { PresenceName = name, PresenceSecret = secret });
    }

    private async Task ConsentAsync(CancellationToken cancellation)
    {
        await SayAsync("  n  no    s  before somebody sees the screen    a  always");
        switch (await AskAsync("n, s or a", cancellation))
        {
            case "n": Keep(Settings with { Consent = ConsentNeed.Nothing }); break;
            case "s": Keep(Settings with { Consent = ConsentNeed.Screen }); break;
            case "a": Keep(Settings with { Consent = ConsentNeed.Everything }); break;
            default: await SayAsync("Nothing was changed: type n, s or a."); break;
        }
    }

    private async Task SwitchAsync()
    {
        if (Settings.IsRemoteOn)
        {
            Keep(Settings with { IsRemoteOn = false });
            await pc.Caller.StopAsync();
            await SayAsync("Remote connection is off. Nobody can reach this computer any more.");
            return;
        }
        if (Settings.ServiceAddress.Length == 0)
        {
            await SayAsync("First type the address of the service: line 1.");
            return;
        }
        Keep(Settings with { IsRemoteOn = true });
        pc.Caller.Start();
        await SayAsync("Remote connection is on: this computer calls the service now. See line 9.");
    }

    private async Task StatusAsync()
    {
        var engine = pc.Engine;
        await SayAsync(
            "",
            $"  Connection   {pc.Caller.State.Told}",
            $"  Computer     {(engine.Machine.IsOn ? "on" : "off")}",
            $"  In use       {(engine.HasSession ? "the technician is working" : "nobody is working on it")}");
        if (engine.Consent.ShownCode is { } code) await SayAsync("", "  The technician asks to be let in. To agree, read out:", $"      {code[..3]} {code[3..]}");
    }

    private void Keep(DeviceSettings changed)
    {
        pc.Engine.Settings = changed;
        file.Save(changed);
        // A call with old settings is of no use; one that failed for good is tried again with the new ones.
        if (changed.IsRemoteOn && pc.Caller.State.Phase is PresencePhase.CertificateDiffers or PresencePhase.SecretRefused) pc.Caller.Start();
    }

    private async Task<string?> AskAsync(string what, CancellationToken cancellation)
    {
        await output.WriteAsync($"{what}: ");
        await output.FlushAsync(cancellation);
        return await input.ReadLineAsync(cancellation);
    }

    private async Task SayAsync(params string[] lines)
    {
        foreach (var line in lines) await output.WriteLineAsync(line);
        await output.FlushAsync();
    }

    private static string OrNone(string text) => text.Length == 0 ? "(none yet)" : text;

    private static string Groups(string hex) => string.Join(' ', hex.Chunk(4).Select(group => new string(group)));
}
