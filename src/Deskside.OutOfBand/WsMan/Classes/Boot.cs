using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>A step of arming a start, for a page that shows each.</summary>
public enum BootStep
{
    ClearSource,
    WriteSettings,
    ArmOnce,
    ChooseSource,
}

/// <summary>Arms the next start, and disarms it.</summary>
/// <remarks>
/// The order is the firmware's: clear the source, write the settings, arm, then choose a source if there is one. Remote drives and
/// the serial line are settings and cannot be joined with a source. Settings are good for one start. The redirection session must
/// be open before. Source: docs/out-of-band/ws-man.md, 4.
/// </remarks>
public static class Boot
{
    private const string Settings = "AMT_BootSettingData";
    private const string Configuration = "CIM_BootConfigSetting";
    private const string Service = "CIM_BootService";
    private const string TheConfiguration = "Intel(r) AMT: Boot Configuration 0";
    private const string NextSingleUse = "1";
    private const string NotNext = "32768";

    // The firmware refuses to be told what only it knows.
    private static readonly HashSet<string> ReadOnly =
    [
        "WinREBootEnabled", "UEFILocalPBABootEnabled", "UEFIHTTPSBootEnabled", "SecureBootControlEnabled", "BootguardStatus", "OptionsCleared",
        "BIOSLastStatus", "RPEEnabled", "RSEPassword", "UefiBootParametersArray",
    ];

    private static readonly HashSet<string> Kept = ["ElementName", "InstanceID", "OwningEntity"];

    /// <summary>Arms one start. The caller then resets or switches on.</summary>
    public static async ValueTask<WsManAnswer<Done>> ArmAsync(WsManDesk desk, BootOnce once, IProgress<BootStep> progress, CancellationToken cancellation)
    {
        progress.Report(BootStep.ClearSource);
        var cleared = await ChangeSourceAsync(desk, null, cancellation);
        if (!cleared.Has(out _, out var failure)) return failure;

        progress.Report(BootStep.WriteSettings);
        var written = await WriteAsync(desk, once, cancellation);
        if (!written.Has(out _, out failure)) return failure;

        progress.Report(BootStep.ArmOnce);
        var armed = await SetRoleAsync(desk, NextSingleUse, cancellation);
        if (!armed.Has(out _, out failure) || SourceOf(once.From) is not { } source) return armed;

        progress.Report(BootStep.ChooseSource);
        return await ChangeSourceAsync(desk, source, cancellation);
    }

    /// <summary>Puts everything back: the next start is the usual one.</summary>
    public static async ValueTask<WsManAnswer<Done>> DisarmAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var cleared = await ChangeSourceAsync(desk, null, cancellation);
        if (!cleared.Has(out _, out var failure)) return failure;
        var written = await WriteAsync(desk, new BootOnce(BootFrom.Usual, SerialText.Off, SecureBoot.Enforced), cancellation);
        if (!written.Has(out _, out failure)) return failure;
        return await SetRoleAsync(desk, NotNext, cancellation);
    }

    private static async ValueTask<WsManAnswer<Done>> WriteAsync(WsManDesk desk, BootOnce once, CancellationToken cancellation)
    {
        var got = await desk.GetAsync(Settings, cancellation);
        if (!got.Has(out var now, out var failure)) return failure;
        var space = SoapNames.ResourceUri(Settings);
        var fields = now.Children.Where(field => !ReadOnly.Contains(field.Name) && field.Children.Count == 0).Select(field => SoapElement.Leaf(field.Name, space, field.Name switch
        {
            _ when Kept.Contains(field.Name) => field.Text,
            "UseIDER" => Word(once.From is BootFrom.RemoteCd or BootFrom.RemoteFloppy),
            "IDERBootDevice" => once.From == BootFrom.RemoteCd ? "1" : "0",
            "UseSOL" => Word(once.Serial == SerialText.Mirrored),
            "BIOSSetup" => Word(once.From == BootFrom.Setup),
            "EnforceSecureBoot" => Word(once.SecureBoot == SecureBoot.Enforced),
            _ => field.Text is "true" or "false" ? "false" : "0",
        }));
        return (await desk.PutAsync(Settings, new SoapElement(Settings, space, "", [.. fields]), cancellation)).Select(_ => default(Done));
    }

    private static async ValueTask<WsManAnswer<Done>> ChangeSourceAsync(WsManDesk desk, string? source, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(Configuration);
        IReadOnlyList<SoapElement> arguments = source is null ? [] : [SoapWriter.Reference("Source", space, "CIM_BootSourceSetting", "InstanceID", source)];
        return (await desk.InvokeAsync(Configuration, "ChangeBootOrder", arguments, Repeat.Never, cancellation)).Select(_ => default(Done));
    }

    private static async ValueTask<WsManAnswer<Done>> SetRoleAsync(WsManDesk desk, string role, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(Service);
        IReadOnlyList<SoapElement> arguments =
        [
            SoapWriter.Reference("BootConfigSetting", space, Configuration, "InstanceID", TheConfiguration),
            SoapElement.Leaf("Role", space, role),
        ];
        return (await desk.InvokeAsync(Service, "SetBootConfigRole", arguments, Repeat.Never, cancellation)).Select(_ => default(Done));
    }

    private static string? SourceOf(BootFrom from) => from switch
    {
        BootFrom.LocalHardDrive => "Intel(r) AMT: Force Hard-drive Boot",
        BootFrom.LocalCd => "Intel(r) AMT: Force CD/DVD Boot",
        BootFrom.Network => "Intel(r) AMT: Force PXE Boot",
        _ => null,
    };

    private static string Word(bool value) => value ? "true" : "false";
}
