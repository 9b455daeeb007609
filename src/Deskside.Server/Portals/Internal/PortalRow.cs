using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal;

internal sealed record PortalRow
{
    public const string Columns =
        "p.organisation, o.name AS organisation_name, p.portal, p.name, p.title, p.welcome, p.way_web, p.way_code, p.way_companion, p.team, p.settings, p.box_secret";

    private PortalSettingsV1? _read;

    public OrganisationId Organisation { get; init; }

    public string OrganisationName { get; init; } = "";

    public PortalId Portal { get; init; }

    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    public string Welcome { get; init; } = "";

    public long WayWeb { get; init; }

    public long WayCode { get; init; }

    public long WayCompanion { get; init; }

    public TeamId? Team { get; init; }

    public string Settings { get; init; } = "{}";

    public byte[]? BoxSecret { get; init; }

    public PortalSettingsV1 Read => _read ??= JsonSerializer.Deserialize<PortalSettingsV1>(Settings, WireJson.Options) ?? new PortalSettingsV1();

    public IReadOnlySet<WayIn> WaysIn()
    {
        var ways = new HashSet<WayIn>();
        Add(WayWeb == 1, WayIn.Web);
        Add(WayCompanion == 1, WayIn.Companion);
        Add(Read.WaySmartBox, WayIn.SmartBox);
        Add(Read.WayInvitation, WayIn.Invitation);
        Add(Read.WayApi, WayIn.Api);
        return ways;

        void Add(bool isOpen, WayIn way)
        {
            if (isOpen)
            {
                ways.Add(way);
            }
        }
    }

    public PortalFacts ToFacts() => new(Organisation, Name, Title, WaysIn())
    {
        Team = Team,
        Fields = Read.Fields,
        Topics = Read.Topics,
        Email = Read.Email,
        Languages = Read.Languages,
        AsksPerMinute = Read.AsksPerMinute,
    };

    public override string ToString() => $"portal {Name}";
}
