using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Deskside.Domain.Technicians;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Which PC a case expects, and how it stands.</summary>
internal static class DeviceEndpoints
{
    private const int LongestPassword = 64;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/api/v1/cases/{request}/device").WithTags("Devices").RequireAuthorization(NodeScheme.Policy).RequireRateLimiting(RateLimits.WithToken);
        cases.MapPut("", ExpectAsync).WithName("ExpectDevice").WithSummary("The UUID as it is read out and the administrator password of this repair. From now on the PC's call is let in; forgotten after 24 h without a session.");
        cases.MapDelete("", ForgetAsync).WithName("ForgetDevice");

        var devices = routes.MapGroup("/api/v1/devices").WithTags("Devices").RequireAuthorization(NodeScheme.Policy).RequireRateLimiting(RateLimits.WithToken);
        devices.MapGet("", ListAsync).WithName("ListDevices").WithSummary("PCs of open cases: the caller's own, or all for those who join every session.");
        devices.MapGet("/{device}", ReadAsync).WithName("ReadDevice").WithMetadata(new HereOrThere.HeldMark(HeldByNode.Device));
        devices.MapDelete("/{device}/pin", UnpinAsync).WithName("ForgetDeviceCertificate").WithSummary("The firmware has a certificate of its own anew: the next one seen is pinned.").WithMetadata(new HereOrThere.HeldMark(HeldByNode.Device));
    }

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> ExpectAsync(
        RequestId request, ExpectDeviceRequest body, Caller.Technician caller, DeviceDoor door, DeviceBook book, TimeProvider time, CancellationToken cancellation)
    {
        if (await door.CaseAsync(caller, request, cancellation) is null)
        {
            return DeviceDoor.UnknownCase();
        }

        var faults = new FieldFaults();
        if (SpokenUuid.TryParse(body.Uuid, out var device) is { } misheard)
        {
            faults.Add("uuid", misheard);
        }
        else if (device == Guid.Empty)
        {
            faults.Add("uuid", "is all noughts: this firmware has no UUID of its own");
        }

        if (body.Password is not { Length: > 0 and <= LongestPassword } || body.Password.Any(char.IsControl))
        {
            faults.Add("password", $"must be 1 to {LongestPassword} characters, as the customer typed it into the firmware");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        return await book.ExpectAsync(caller, request, device, body.Password!, cancellation)
            ? TypedResults.Ok((await book.OfRequestAsync(caller.Organisation, request, cancellation))!.ToView(time.NowMs()))
            : Problem.Of(StatusCodes.Status409Conflict, "device-taken", "Another open case has this PC. Close it there first.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetAsync(RequestId request, Caller.Technician caller, DeviceDoor door, DeviceBook book, CancellationToken cancellation) =>
        await door.CaseAsync(caller, request, cancellation) is not null && await book.ForgetAsync(caller.Organisation, request, AuditActor.Of(caller), cancellation)
            ? TypedResults.NoContent()
            : DeviceDoor.UnknownCase();

    private static async Task<Ok<IReadOnlyList<DeviceView>>> ListAsync(Caller.Technician caller, DeviceBook book, TimeProvider time, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<DeviceView>>(
            [.. (await book.LiveAsync(caller.Organisation, caller.May(Permission.JoinAllSessions) ? null : caller.Id, cancellation)).Select(d => d.ToView(time.NowMs()))]);

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> ReadAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceFloor floor, TimeProvider time, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        var view = row.ToView(time.NowMs());
        return TypedResults.Ok(floor.Find(caller.Organisation, device)?.Boot is { } run ? view with { Boot = run.View } : view);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnpinAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceBook book, DeviceFloor floor, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        await book.UnpinAsync(caller, row, cancellation);
        // The line in use still holds the old pin: the next one begins without.
        await floor.DropAsync(caller.Organisation, device);
        return TypedResults.NoContent();
    }
}
