using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>What a technician asks of a connected PC's firmware.</summary>
internal static class FirmwareEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var device = routes.MapGroup("/api/v1/devices/{device}").WithTags("Devices").RequireAuthorization(NodeScheme.Policy).RequireRateLimiting(RateLimits.WithToken)
            .WithMetadata(new HereOrThere.HeldMark(HeldByNode.Device));
        device.MapPost("/access", ReportAsync).WithName("TryDeviceAccess").WithSummary("Signs in with the password that was typed. 409 not-connected before the PC called; 403 wrong-password with the seconds until the next try.");
        device.MapGet("/report", ReportAsync).WithName("ReadDeviceReport").WithSummary("Asked of the firmware anew.");
        device.MapGet("/logs/events", EventsAsync).WithName("ReadDeviceEvents");
        device.MapGet("/logs/audit", AuditAsync).WithName("ReadDeviceAudit");
        device.MapPost("/power", PowerAsync).WithName("SwitchDevicePower").WithSummary("409 sessions-open: the firmware refuses off and cycle while a session is open, unless openSessions is close.");
        device.MapPost("/consent", AskAsync).WithName("AskDeviceConsent").WithSummary("The firmware shows a code to the customer, who reads it out.");
        device.MapPost("/consent/code", GiveAsync).WithName("GiveDeviceConsentCode");
        device.MapDelete("/consent", CancelAsync).WithName("CancelDeviceConsent");
        device.MapPost("/close", CloseAsync).WithName("CloseDevice").WithSummary("Closes serial line, drives and screen, puts boot options and redirection back, forgets the password and ends the line. notPutBack says what could not be put back.");
    }

    private static async Task<Results<Ok<DeviceReport>, ProblemHttpResult>> ReportAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, CancellationToken cancellation) =>
        await CallAsync(device, caller, door, work, (_, desk) => FirmwareCalls.ReportAsync(desk, cancellation), cancellation);

    private static async Task<Results<Ok<IReadOnlyList<DeviceEventEntry>>, ProblemHttpResult>> EventsAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, CancellationToken cancellation) =>
        await CallAsync<IReadOnlyList<DeviceEventEntry>>(
            device, caller, door, work, async (_, desk) => (await DeviceLogs.ReadEventsAsync(desk, cancellation)).Has(out var log, out var failure) ? FirmwareCalls.EntriesOf(log).ToList() : DeviceFault.Of(failure), cancellation);

    private static async Task<Results<Ok<IReadOnlyList<DeviceAuditEntry>>, ProblemHttpResult>> AuditAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, CancellationToken cancellation) =>
        await CallAsync<IReadOnlyList<DeviceAuditEntry>>(
            device, caller, door, work, async (_, desk) => (await DeviceLogs.ReadAuditAsync(desk, cancellation)).Has(out var log, out var failure) ? FirmwareCalls.EntriesOf(log).ToList() : DeviceFault.Of(failure), cancellation);

    private static async Task<Results<Ok<DevicePowerResponse>, ProblemHttpResult>> PowerAsync(
        Guid device, DevicePowerRequest body, Caller.Technician caller, DeviceDoor door, DeviceWork work, PowerDesk desk, CancellationToken cancellation)
    {
        if (body.Action is not { } action)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "action must be on, off, cycle or reset.");
        }

        return await door.DeviceAsync(caller, device, cancellation) is { } row
            ? ToResult(await desk.SwitchAsync(row, action, body.OpenSessions ?? OpenSessionsRule.Refuse, AuditActor.Of(caller), cancellation))
            : DeviceDoor.UnknownDevice();
    }

    private static Task<Results<Ok<DeviceConsentResponse>, ProblemHttpResult>> AskAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, DeviceBook book, CancellationToken cancellation) =>
        ConsentAsync(device, caller, door, work, book, desk => Consent.AskAsync(desk, cancellation), cancellation);

    private static async Task<Results<Ok<DeviceConsentResponse>, ProblemHttpResult>> GiveAsync(
        Guid device, DeviceConsentCodeRequest body, Caller.Technician caller, DeviceDoor door, DeviceWork work, DeviceBook book, CancellationToken cancellation)
    {
        if (!ConsentDigits.TryParse(body.Code, out var code))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "code must be the six digits that the customer reads out.");
        }

        var result = await ConsentAsync(device, caller, door, work, book, desk => Consent.GiveAsync(desk, code, cancellation), cancellation);
        return result.Result is ProblemHttpResult { ProblemDetails: { Detail: { } detail } details } && Equals(details.Extensions["code"], "device-refused")
            ? Problem.Of(StatusCodes.Status403Forbidden, "wrong-code", $"The firmware did not take the code: ask for it once more. {detail}")
            : result;
    }

    private static Task<Results<Ok<DeviceConsentResponse>, ProblemHttpResult>> CancelAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, DeviceBook book, CancellationToken cancellation) =>
        ConsentAsync(device, caller, door, work, book, desk => Consent.CancelAsync(desk, cancellation), cancellation);

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> CloseAsync(
        Guid device, Caller.Technician caller, DeviceDoor door, ClosingDesk closing, DeviceBook book, TimeProvider time, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        var left = await closing.CloseAsync(row, AuditActor.Of(caller), cancellation);
        return TypedResults.Ok((await book.FindAsync(caller.Organisation, device, cancellation) ?? row).ToView(time.NowMs()) with { NotPutBack = left });
    }

    private static async Task<Results<Ok<DeviceConsentResponse>, ProblemHttpResult>> ConsentAsync(
        Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, DeviceBook book, Func<WsManDesk, ValueTask<WsManAnswer<Done>>> call, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        var answer = await work.RunAsync<DeviceConsentResponse>(
            row,
            AuditActor.Of(caller),
            async (_, desk) =>
            {
                if (!(await call(desk)).Has(out Done _, out var failure) || !(await Consent.ReadAsync(desk, cancellation)).Has(out var consent, out failure))
                {
                    return DeviceFault.Of(failure);
                }

                return new DeviceConsentResponse(FirmwareCalls.ReportOf(consent).State);
            },
            cancellation);
        if (answer.Has(out var now, out _))
        {
            await book.NoteAsync(row, null, new Dictionary<string, object?>(), DeviceKinds.Consent, new Dictionary<string, object?> { ["state"] = now.State }, AuditActor.Of(caller), cancellation);
        }

        return ToResult(answer);
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> CallAsync<T>(
        Guid device, Caller.Technician caller, DeviceDoor door, DeviceWork work, Func<LiveDevice, WsManDesk, Task<DeviceAnswer<T>>> call, CancellationToken cancellation)
        where T : notnull =>
        await door.DeviceAsync(caller, device, cancellation) is { } row ? ToResult(await work.RunAsync(row, AuditActor.Of(caller), call, cancellation)) : DeviceDoor.UnknownDevice();

    internal static Results<Ok<T>, ProblemHttpResult> ToResult<T>(DeviceAnswer<T> answer)
        where T : notnull =>
        answer.Has(out var value, out var fault) ? TypedResults.Ok(value) : fault.ToProblem();
}
