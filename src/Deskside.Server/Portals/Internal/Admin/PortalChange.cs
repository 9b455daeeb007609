using Deskside.Domain.Identifiers;

namespace Deskside.Server.Portals.Internal.Admin;

/// <summary>A portal as its administrator writes it; absent members keep their default.</summary>
internal sealed record PortalChangeRequest(
    string? Name, string? Title, string? Welcome, TeamId? Team, bool WayWeb, bool WayCode, bool WayCompanion, PortalSettingsV1? Settings);

/// <summary>A portal as its administrator reads it.</summary>
/// <param name="Portal">Id.</param>
/// <param name="Name">In its address.</param>
/// <param name="Url">Its page.</param>
/// <param name="HasBoxSecret">Whether the site's back end can hand identities over.</param>
/// <param name="Logo">Path on this server.</param>
internal sealed record PortalAdminResponse(
    PortalId Portal,
    string Name,
    string Url,
    string Title,
    string Welcome,
    TeamId? Team,
    bool WayWeb,
    bool WayCode,
    bool WayCompanion,
    PortalSettingsV1 Settings,
    bool HasBoxSecret,
    string? Logo);

/// <param name="Secret">Told once.</param>
internal sealed record BoxSecretResponse(string Secret);
