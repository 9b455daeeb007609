using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand.Internal.Devices;

namespace Deskside.Server.OutOfBand.Internal.Hellos;

/// <summary>The last calls of PCs that named an organisation: the newest hundred each.</summary>
internal sealed class HelloBook(Database database)
{
    public const int Most = 100;

    public Task AddAsync(OrganisationId organisation, Guid device, DeviceCall call, HelloVerdictName verdict, RequestId? request, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await unit.ExecuteAsync(
                """
                INSERT INTO device_hellos (organisation, hello, at, device, address, called_because, cipher, verdict, request)
                VALUES (@organisation, @hello, @at, @device, @Address, @trigger, @Cipher, @verdict, @request)
                """,
                new
                {
                    organisation,
                    hello = Guid.CreateVersion7(unit.Now).ToString("D"),
                    at = call.At.ToUnixTimeMilliseconds(),
                    device = DeviceBook.Key(device),
                    call.Address,
                    trigger = EnumText.Write(call.Trigger),
                    call.Cipher,
                    verdict = EnumText.Write(verdict),
                    request = request?.ToString(),
                });
            await unit.ExecuteAsync(
                """
                DELETE FROM device_hellos WHERE organisation = @organisation
                  AND hello NOT IN (SELECT hello FROM device_hellos WHERE organisation = @organisation ORDER BY at DESC, hello DESC LIMIT @most)
                """,
                new { organisation, most = Most });
        },
        cancellation);

    public async Task<IReadOnlyList<HelloResponse>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        [.. (await database.ListAsync<HelloRow>(
            "SELECT at, device, address, called_because, cipher, verdict, request FROM device_hellos WHERE organisation = @organisation ORDER BY at DESC, hello DESC LIMIT @most",
            new { organisation, most = Most },
            cancellation)).Select(h => new HelloResponse(
                h.At.ToInstant(), Guid.Parse(h.Device), SpokenUuid.Format(Guid.Parse(h.Device)), h.Address, EnumText.Read<HelloTrigger>(h.CalledBecause) ?? HelloTrigger.Other, h.Cipher,
                EnumText.Read<HelloVerdictName>(h.Verdict) ?? HelloVerdictName.Pending, h.Request))];

    private sealed record HelloRow
    {
        public long At { get; init; }

        public string Device { get; init; } = "";

        public string Address { get; init; } = "";

        public string CalledBecause { get; init; } = "";

        public string Cipher { get; init; } = "";

        public string Verdict { get; init; } = "";

        public RequestId? Request { get; init; }
    }
}
