using Deskside.Domain.Identifiers;

namespace Deskside.Server.Sessions;

/// <summary>A session as stored.</summary>
public sealed record SessionRecord
{
    public OrganisationId Organisation { get; init; }

    public string OrganisationName { get; init; } = "";

    public SessionId Session { get; init; }

    public RequestId Request { get; init; }

    public TechnicianId Technician { get; init; }

    public string TechnicianName { get; init; } = "";

    public string CustomerName { get; init; } = "";

    public string? CustomerEmail { get; init; }

    public string Question { get; init; } = "";

    public string WayIn { get; init; } = "";

    public long AskedAt { get; init; }

    public long OpenedAt { get; init; }

    public long? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public string? EndReason { get; init; }

    public string? Outcome { get; init; }

    public string? Note { get; init; }

    public long SharerPresent { get; init; }

    public string? SharerPlatform { get; init; }

    /// <summary>As the sharer counted; see <see cref="ScreenTotals"/>.</summary>
    public long Pictures { get; init; }

    public long PicturePixels { get; init; }

    public long PictureBytes { get; init; }

    public bool IsOpen => EndedAt is null;

    public override string ToString() => $"session {Session}";
}
