using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The face that cases see.</summary>
internal sealed class DeviceDesk(DeviceBook book, ScreenTeller teller, TimeProvider time) : IDeviceDesk
{
    public async Task<DeviceView?> FindAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) =>
        (await book.OfRequestAsync(organisation, request, cancellation))?.ToView(time.NowMs());

    public async Task<IReadOnlyDictionary<RequestId, DeviceView>> FindManyAsync(OrganisationId organisation, IReadOnlyCollection<RequestId> requests, CancellationToken cancellation) =>
        (await book.OfRequestsAsync(organisation, requests, cancellation)).ToDictionary(d => d.Request, d => d.ToView(time.NowMs()));

    public async Task<string?> TellOnScreenAsync(OrganisationId organisation, RequestId request, string text, CancellationToken cancellation) =>
        await book.OfRequestAsync(organisation, request, cancellation) is { } row ? await teller.TellAsync(row, text, cancellation) : "The case has no PC.";
}
