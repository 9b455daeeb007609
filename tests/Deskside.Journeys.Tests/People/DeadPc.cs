using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>A PC as the server tells of it, for looking at its pages; no firmware stands behind it.</summary>
internal static class DeadPc
{
    public const string Id = "4c4c4544-0034-5310-8047-b4c04f4c3232";

    private const string View =
        """
        {"device":"4c4c4544-0034-5310-8047-b4c04f4c3232","spoken":"4c4c 4544 0034 5310 8047 b4c0 4f4c 3232 - 9","request":"01a2009d-ffc6-76a1-82c0-9ae25a37a0f9",
         "state":"connected","helloAt":"2026-11-22T12:00:00.000Z","address":"203.0.113.7","trigger":"user","cipher":"Tls13 TLS_AES_256_GCM_SHA384",
         "ports":[16992,16993,16994,16995],"access":"right","line":"tls","pin":"b18475090db909fcdb2ea8836b2f3e6df47d0bc3a4113cd69a020f4e5ae09000",
         "expiresAt":"2031-11-23T12:00:00.000Z","serial":"open","media":"open","screen":"closed",
         "forward":{"address":"127.0.0.1","port":40001,"expiresAt":"2031-11-22T13:00:00.000Z"},
         "boot":{"state":"started","image":"i","startedAt":"2026-11-22T12:01:00.000Z","bytes":9000000,"commands":410,"lastBlock":8101,"bytesPerSecond":120000,"errors":1,
           "steps":[{"step":"consent","state":"skipped","text":"No code is needed."},{"step":"power","state":"done","at":"2026-11-22T12:01:02.000Z"},{"step":"reading","state":"done","at":"2026-11-22T12:01:03.000Z"},{"step":"restored","state":"waiting"}]}}
        """;

    private const string Report =
        """
        {"identity":{"uuid":"4c4c4544-0034-5310-8047-b4c04f4c3232","hostName":"kims-pc","manufacturer":"Acme","model":"Home 3","firmware":"16.1.25","controlMode":"client"},
         "power":"on","bootCapabilities":["serial","media","cd","secureBootChoice"],"redirection":{"serial":true,"media":true,"enabled":true},
         "consent":{"required":"all","state":"displayed"}}
        """;

    private const string Logs = """[{"at":"2026-11-22T11:00:00.000Z","severity":"critical","entity":"BIOS","text":"No bootable media","by":"admin","address":"203.0.113.7"}]""";

    /// <summary>From here on the page's calls for this PC are answered so.</summary>
    public static async Task StandInAsync(IPage page)
    {
        await AnswerAsync(page, $"**/api/v1/devices/{Id}", View);
        await AnswerAsync(page, $"**/api/v1/devices/{Id}/report", Report);
        await AnswerAsync(page, $"**/api/v1/devices/{Id}/logs/*", Logs);
        await AnswerAsync(page, "**/api/v1/images", """[{"image":"i","name":"Repair image","kind":"cd","sizeBytes":16200000,"uploadedBytes":16200000,"state":"ready","notes":"","addedAt":"2026-11-22T10:00:00.000Z","addedBy":"Ada"}]""");
    }

    private static Task AnswerAsync(IPage page, string address, string body) => page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "application/json", Body = body }));
}
