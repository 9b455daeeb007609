using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.OutOfBand;

/// <summary>What cases ask of their PCs.</summary>
public interface IDeviceDesk
{
    /// <summary>The PC that the case expects, as last known; null when it expects none.</summary>
    Task<DeviceView?> FindAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation);

    /// <summary>Those of many cases.</summary>
    Task<IReadOnlyDictionary<RequestId, DeviceView>> FindManyAsync(OrganisationId organisation, IReadOnlyCollection<RequestId> requests, CancellationToken cancellation);

    /// <summary>Writes lines to the open serial line of the case's PC. Null when it was done; else why it was not.</summary>
    Task<string?> TellOnScreenAsync(Caller.Technician caller, RequestId request, string text, CancellationToken cancellation);
}
