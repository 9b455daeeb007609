using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.OutOfBand;

/// <summary>What a room above does in the very transaction in which the PC of a case is let in.</summary>
public interface IDeviceCallStep
{
    Task ConnectedAsync(Unit unit, OrganisationId organisation, RequestId request);
}
