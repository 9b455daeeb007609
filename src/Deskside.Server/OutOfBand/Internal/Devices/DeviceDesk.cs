using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.OutOfBand.Internal.Lines;
using Deskside.Server.OutOfBand.Internal.Nodes;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The face that cases see.</summary>
internal sealed class DeviceDesk(DeviceBook book, ScreenTeller teller, NodeCalls calls, TimeProvider time) : IDeviceDesk
{
    public async Task<DeviceView?> FindAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) =>
        (await book.OfRequestAsync(organisation, request, cancellation))?.ToView(time.NowMs());

    public async Task<IReadOnlyDictionary<RequestId, DeviceView>> FindManyAsync(OrganisationId organisation, IReadOnlyCollection<RequestId> requests, CancellationToken cancellation) =>
        (await book.OfRequestsAsync(organisation, requests, cancellation)).ToDictionary(d => d.Request, d => d.ToView(time.NowMs()));

    public async Task<string?> TellOnScreenAsync(Caller.Technician caller, RequestId request, string text, CancellationToken cancellation)
    {
        if (await book.OfRequestAsync(caller.Organisation, request, cancellation) is not { } row)
        {
            return "The case has no PC.";
        }

        return row.Node is { } node && await calls.FindElsewhereAsync(node, cancellation) is { } elsewhere
            ? await calls.PostAsync(elsewhere, caller, $"/api/v1/devices/{row.Device}/serial/text", new DeviceTextRequest(text), cancellation)
            : await teller.TellAsync(row, text, cancellation);
    }
}
