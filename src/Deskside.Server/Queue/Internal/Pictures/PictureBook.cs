using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Queue.Internal.Desk;

namespace Deskside.Server.Queue.Internal.Pictures;

/// <summary>Keeps the pictures that customers attach: a few a request, each bounded.</summary>
internal sealed class PictureBook(Database database)
{
    public const int MostBytes = 4 * 1024 * 1024;
    public const int MostARequest = 3;

    public Task<AddOutcome> AddAsync(OrganisationId organisation, RequestId request, string name, PictureKind kind, byte[] content, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            // Held until the end of the unit, so that two that come together are counted one after the other.
            var open = await unit.FirstAsync<RequestRecord>(
                "UPDATE requests SET presence = presence WHERE request = @request AND state IN ('waiting', 'accepted') RETURNING request, reserved_for", new { request });
            if (open is null)
            {
                return AddOutcome.Over;
            }

            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM request_pictures WHERE request = @request", new { request }) >= MostARequest)
            {
                return AddOutcome.TooLong;
            }

            var picture = Guid.CreateVersion7(unit.Now).ToString("D");
            await unit.ExecuteAsync(
                """
                INSERT INTO request_pictures (organisation, request, picture, name, kind, size_bytes, content, at)
                VALUES (@organisation, @request, @picture, @name, @kind, @size, @content, @now)
                """,
                new { organisation, request, picture, name, kind = EnumText.Write(kind), size = (long)content.Length, content, now = unit.NowMs });
            await RequestHistory.AddAsync(unit, organisation, request, "picture.added", null, new { kind, sizeBytes = content.Length });
            unit.Announce(organisation, new NewEvent(RequestKinds.Changed, RequestAudience.Of(open.ReservedFor), new { picture }) { Request = request, Holder = open.ReservedFor });
            return AddOutcome.Added;
        },
        cancellation);

    /// <summary>His own, attached by mistake. False when it is not there.</summary>
    public Task<bool> RemoveAsync(OrganisationId organisation, RequestId request, Guid picture, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var removed = await unit.ExecuteAsync("DELETE FROM request_pictures WHERE organisation = @organisation AND request = @request AND picture = @id", new { organisation, request, id = picture.ToString("D") });
            var about = removed == 0 ? null : await unit.FirstAsync<RequestRecord>("SELECT request, reserved_for FROM requests WHERE request = @request", new { request });
            if (about is null)
            {
                return false;
            }

            await RequestHistory.AddAsync(unit, organisation, request, "picture.removed", null, null);
            unit.Announce(organisation, new NewEvent(RequestKinds.Changed, RequestAudience.Of(about.ReservedFor), new { pictureRemoved = picture }) { Request = request, Holder = about.ReservedFor });
            return true;
        },
        cancellation);

    public Task<IReadOnlyList<PictureRow>> ListAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) => database.ListAsync<PictureRow>(
        "SELECT picture, name, kind, size_bytes, at FROM request_pictures WHERE organisation = @organisation AND request = @request ORDER BY picture", new { organisation, request }, cancellation);

    public Task<PictureRow?> ReadAsync(OrganisationId organisation, RequestId request, Guid picture, CancellationToken cancellation) => database.FirstAsync<PictureRow>(
        "SELECT picture, name, kind, size_bytes, at, content FROM request_pictures WHERE organisation = @organisation AND request = @request AND picture = @id",
        new { organisation, request, id = picture.ToString("D") },
        cancellation);
}

internal sealed record PictureRow
{
    public string Picture { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public long SizeBytes { get; init; }

    public long At { get; init; }

    public byte[] Content { get; init; } = [];
}
