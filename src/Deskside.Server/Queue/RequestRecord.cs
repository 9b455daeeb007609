using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;

namespace Deskside.Server.Queue;

/// <summary>A request as stored.</summary>
public sealed record RequestRecord
{
    public OrganisationId Organisation { get; init; }

    public RequestId Request { get; init; }

    public string Portal { get; init; } = "";

    public string Name { get; init; } = "";

    public string Question { get; init; } = "";

    public string? Email { get; init; }

    public string WayIn { get; init; } = "";

    public string State { get; init; } = "";

    public long Priority { get; init; }

    public long AskedAt { get; init; }

    public SessionId? Session { get; init; }

    public string? CompanionPlatform { get; init; }

    public RequestState Standing => EnumText.Read<RequestState>(State) ?? RequestState.Left;

    public bool IsOver => Standing is RequestState.Ended or RequestState.Left;

    public QueuePlace Place => new(Request, Priority, AskedAt);

    public override string ToString() => $"request {Request}";
}
