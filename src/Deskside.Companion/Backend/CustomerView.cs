using System.Text.Json.Serialization;

namespace Deskside.Companion.Backend;

/// <summary>What the server tells a customer about the one request that the token stands for.</summary>
/// <remarks>Source: docs/openapi.json, schema of <c>GET /api/v1/requests/mine</c>. Unknown members are ignored.</remarks>
public sealed record CustomerView
{
    public required string Request { get; init; }
    public required string State { get; init; }
    public string? Name { get; init; }
    public string? Question { get; init; }
    public int? Position { get; init; }
    public SessionPart? Session { get; init; }
    public PortalPart? Portal { get; init; }

    /// <summary>Only in the answers that open a request or join one; a secret.</summary>
    public string? CustomerToken { get; init; }

    [JsonIgnore]
    public bool IsOver => State is "ended" or "left";

    // A record's ToString would print the token into a log one day.
    public override string ToString() => $"Request {Request} ({State})";
}

/// <summary>The session that a request became.</summary>
public sealed record SessionPart(string Id, TechnicianPart? Technician);

/// <summary>Who helps, in the server's words.</summary>
public sealed record TechnicianPart(string Name, string Organisation);

/// <summary>The portal through which the request came.</summary>
public sealed record PortalPart(string? Name, string? Organisation);
