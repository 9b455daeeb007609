using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.OutOfBand.Internal.Lines;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Deskside.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Who works on which PC: the technician who holds the case's open session, and those who join every session.</summary>
internal sealed class DeviceDoor(DeviceBook devices, SessionBook sessions)
{
    /// <summary>Null when there is no such case, it is not open, or it is another's.</summary>
    public async Task<SessionRecord?> CaseAsync(Caller.Technician caller, RequestId request, CancellationToken cancellation) =>
        await sessions.OfRequestAsync(caller.Organisation, request, cancellation) is { IsOpen: true } session && (session.Technician == caller.Id || caller.May(Permission.JoinAllSessions))
            ? session
            : null;

    public async Task<DeviceRow?> DeviceAsync(Caller.Technician caller, Guid device, CancellationToken cancellation) =>
        await devices.FindAsync(caller.Organisation, device, cancellation) is { } row && await CaseAsync(caller, row.Request, cancellation) is not null ? row : null;

    /// <summary>By which right the caller, who was let in, opens something that stays open.</summary>
    public async Task<LineRight> RightAsync(Caller.Technician caller, DeviceRow row, HttpContext context, CancellationToken cancellation) => new(
        caller.Id,
        SignInMark.Of(context),
        await sessions.OfRequestAsync(caller.Organisation, row.Request, cancellation) is { } session && session.Technician == caller.Id ? JoinRight.Holder : JoinRight.Joins);

    public static ProblemHttpResult UnknownCase() => Problem.NotFound("There is no such case, it is not open, or it is not yours.");

    public static ProblemHttpResult UnknownDevice() => Problem.NotFound("No open case of yours has this PC.");
}
