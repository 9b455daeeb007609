using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Images;
using Deskside.Server.OutOfBand.Internal.Service;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>Before each call for something that one node holds, when the caller has been let in: what another node holds is done there.</summary>
internal sealed class HereOrThere(RequestDelegate next, DeviceDoor door, ImageShelf images, NodeBook nodes, NodeCalls calls, DeviceListenerRole role)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HeldMark>() is not { } mark || CallerIdentity.Find<Caller.Technician>(context) is not { } caller)
        {
            await next(context);
            return;
        }

        if (await calls.ElsewhereAsync(await HolderAsync(mark.What, caller, context), context.Request, context.RequestAborted) is not { } elsewhere)
        {
            await next(context);
            return;
        }

        try
        {
            await calls.HandOnAsync(elsewhere, caller, context, context.RequestAborted);
        }
        catch (HttpRequestException gone) when (!context.Response.HasStarted)
        {
            await Problem.Of(StatusCodes.Status502BadGateway, "node-unreachable", $"The node that holds this does not answer ({gone.HttpRequestError}). Try again; if it stays so, look at its log.").ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await Problem.Of(StatusCodes.Status502BadGateway, "node-unreachable", $"The node that holds this took the call, but did not answer it within {NodeCalls.Patience.TotalMinutes:0} minutes. Try again; if it stays so, look at its log.").ExecuteAsync(context);
        }
    }

    private async Task<string?> HolderAsync(HeldByNode what, Caller.Technician caller, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        switch (what)
        {
            case HeldByNode.Device:
                return Guid.TryParse(context.GetRouteValue("device") as string, out var device) ? (await door.DeviceAsync(caller, device, cancellation))?.Node : null;
            case HeldByNode.Image:
                return ImageId.TryParse(context.GetRouteValue("image") as string, null, out var image) ? (await images.FindAsync(caller.Organisation, image, cancellation))?.Node : null;
            default:
                return role.Address is not null ? null : (await nodes.AnyAsync(cancellation))?.Node;
        }
    }

    internal sealed record HeldMark(HeldByNode What);
}
