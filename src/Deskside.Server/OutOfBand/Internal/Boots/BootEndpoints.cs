using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Images;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Boots;

/// <summary>"Boot from this image".</summary>
internal static class BootEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var boot = routes.MapGroup("/api/v1/devices/{device}/boot").WithTags("Devices").RequireAuthorization(NodeScheme.Policy).RequireRateLimiting(RateLimits.WithToken)
            .WithMetadata(new HereOrThere.HeldMark(HeldByNode.Device));
        boot.MapPost("", StartAsync).WithName("StartFromImage").WithSummary("Opens the drives and the serial line, arms one start and switches the PC. Each step is told as device.boot.");
        boot.MapGet("", ReadAsync).WithName("ReadStartFromImage");
        boot.MapDelete("", EndAsync).WithName("EndStartFromImage").WithSummary("Takes the image away and makes the next start the usual one.");
    }

    private static async Task<Results<Accepted<BootView>, ProblemHttpResult>> StartAsync(
        Guid device, StartImageRequest body, Caller.Technician caller, DeviceDoor door, BootDesk desk, ImageShelf images, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        var faults = new FieldFaults();
        var cd = await FindAsync(images, caller.Organisation, "image", body.Image, ImageKind.Cd, faults, cancellation);
        var floppy = body.Floppy is null ? null : await FindAsync(images, caller.Organisation, "floppy", body.Floppy, ImageKind.Floppy, faults, cancellation);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        var order = new BootDesk.Order(cd!, floppy, body.SecureBoot == SecureBootRule.Relaxed ? SecureBoot.Relaxed : SecureBoot.Enforced, body.Reset ?? ResetRule.Yes);
        return (await desk.StartAsync(row, order, AuditActor.Of(caller), cancellation)).Has(out var view, out var fault) ? TypedResults.Accepted((string?)null, view) : fault.ToProblem();
    }

    private static async Task<Results<Ok<BootView>, ProblemHttpResult>> ReadAsync(Guid device, Caller.Technician caller, DeviceDoor door, DeviceFloor floor, TimeProvider time, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        return (floor.Find(caller.Organisation, device)?.Boot?.View ?? row.ToView(time.NowMs()).Boot) is { } view ? TypedResults.Ok(view) : Problem.NotFound("This PC was started from no image.");
    }

    private static async Task<Results<Ok<BootView>, ProblemHttpResult>> EndAsync(Guid device, Caller.Technician caller, DeviceDoor door, BootDesk desk, CancellationToken cancellation) =>
        await door.DeviceAsync(caller, device, cancellation) is { } row
            ? FirmwareEndpoints.ToResult(await desk.EndAsync(row, AuditActor.Of(caller), cancellation))
            : DeviceDoor.UnknownDevice();

    private static async Task<ImageRow?> FindAsync(ImageShelf images, OrganisationId organisation, string field, ImageId? image, ImageKind kind, FieldFaults faults, CancellationToken cancellation)
    {
        var row = image is { } id ? await images.FindAsync(organisation, id, cancellation) : null;
        if (row is null || row.Medium != kind)
        {
            faults.Add(field, $"must be a {(kind == ImageKind.Cd ? "CD" : "floppy")} image of your library");
            return null;
        }

        if (row.Standing != ImageState.Ready)
        {
            faults.Add(field, $"must be ready, but is {EnumText.Write(row.Standing)}");
        }

        return row;
    }
}
