using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Picture;

/// <summary>Which line a request stands in: its team's, everybody's, or that of the one technician for whom it is reserved.</summary>
internal readonly record struct LineKey(TeamId? Team, TechnicianId? ReservedFor)
{
    public static LineKey Of(RequestRecord request) => request.ReservedFor is { } technician ? new LineKey(null, technician) : new LineKey(request.Team, null);
}
