using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Hellos;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>The organisation's own service for the calls of its PCs.</summary>
internal static class ServiceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var service = routes.MapGroup("/api/v1/out-of-band").WithTags("OutOfBand").RequireAuthorization(Policies.Needs(Permission.Devices)).RequireRateLimiting(RateLimits.WithToken);
        service.MapGet("", ReadAsync).WithName("ReadDeviceService").WithSummary("What a technician reads out to somebody who sets up the firmware's call: address, port, fingerprint, the organisation's name and secret.");
        service.MapGet("/hellos", HellosAsync).WithName("ListHellos").WithSummary("The last hundred calls of PCs that named this organisation, newest first.");
        service.MapGet("/root", Root).WithName("ReadDeviceRoot").WithSummary("The root certificate, PEM, for the firmware's list of trusted roots.").Produces<string>(StatusCodes.Status200OK, "application/x-pem-file");
        service.MapPost("/secret", RenewAsync).WithName("RenewDeviceSecret").WithSummary("A new secret: no PC that has the old one gets in again.").RequireAuthorization(Policies.Administrator);
        service.MapPut("/settings", SetAsync).WithName("SetDeviceSettings").WithSummary("forward: whether ports of devices may be served on the node's loopback address. Off at first.").RequireAuthorization(Policies.Administrator);
    }

    private static async Task<Ok<DeviceServiceResponse>> ReadAsync(Caller.Technician caller, ServiceBook services, NodeBook nodes, DeviceListenerRole role, CancellationToken cancellation) =>
        TypedResults.Ok(await AnswerAsync(caller, services, nodes, role, cancellation));

    private static async Task<Ok<IReadOnlyList<HelloResponse>>> HellosAsync(Caller.Technician caller, HelloBook hellos, CancellationToken cancellation) =>
        TypedResults.Ok(await hellos.ListAsync(caller.Organisation, cancellation));

    private static Results<ContentHttpResult, ProblemHttpResult> Root(DeviceListenerRole role) => role.Certificates is { } certificates
        ? TypedResults.Text(certificates.Root.ExportCertificatePem(), "application/x-pem-file")
        : Problem.NotFound("This node takes no calls of PCs. Ask the one that does.");

    private static async Task<Ok<DeviceServiceResponse>> RenewAsync(Caller.Technician caller, ServiceBook services, NodeBook nodes, DeviceListenerRole role, CancellationToken cancellation)
    {
        await services.RenewAsync(caller, cancellation);
        return TypedResults.Ok(await AnswerAsync(caller, services, nodes, role, cancellation));
    }

    private static async Task<Results<Ok<DeviceServiceResponse>, ProblemHttpResult>> SetAsync(
        DeviceSettingsRequest body, Caller.Technician caller, ServiceBook services, NodeBook nodes, DeviceListenerRole role, CancellationToken cancellation)
    {
        if (body.Forward is not { } rule)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "forward must be on or off.");
        }

        await services.AllowForwardsAsync(caller, rule, cancellation);
        return TypedResults.Ok(await AnswerAsync(caller, services, nodes, role, cancellation));
    }

    private static async Task<DeviceServiceResponse> AnswerAsync(Caller.Technician caller, ServiceBook services, NodeBook nodes, DeviceListenerRole role, CancellationToken cancellation)
    {
        var row = await services.OfAsync(caller.Organisation, cancellation);
        var open = await nodes.AnyAsync(cancellation);
        return new DeviceServiceResponse(
            open is not null, open is null ? role.WhyClosed : null, open?.ServiceAddress, (int?)open?.ServicePort, open?.ServiceFingerprint, row.Name, services.SecretOf(row), row.Forwards == 1 ? ForwardRule.On : ForwardRule.Off);
    }
}
