using System.Security.Cryptography;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand.Internal.Nodes;

namespace Deskside.Server.OutOfBand.Internal.Images;

/// <summary>An organisation's images: rows in the store, bytes as files images/ORGANISATION/IMAGE in the data folder.</summary>
/// <remarks>
/// Bounded: 50 images and 32 GiB an organisation, counted by the size that was announced, and 1 GiB of the disk stays free. Pieces go on
/// where the last one ended; the store's count is the truth, and whatever lies behind it in the file is written over.
/// </remarks>
internal sealed class ImageShelf(Database database, ServerOptions options, ThisNode node, AuditTrail audit)
{
    public const long MostImageBytes = 8L * 1024 * 1024 * 1024;
    public const long MostOrganisationBytes = 4 * MostImageBytes;
    public const int MostImages = 50;
    public const int MostPieceBytes = 8 * 1024 * 1024;
    public const long FreeBytes = 1024L * 1024 * 1024;

    private const string Select = "SELECT organisation, image, node, name, kind, size_bytes, uploaded_bytes, claimed_sha256, sha256, state, notes, added_at, added_by FROM images";

    public Task<IReadOnlyList<ImageRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<ImageRow>($"{Select} WHERE organisation = @organisation ORDER BY added_at DESC, image DESC", new { organisation }, cancellation);

    public Task<ImageRow?> FindAsync(OrganisationId organisation, ImageId image, CancellationToken cancellation) =>
        database.FirstAsync<ImageRow>($"{Select} WHERE organisation = @organisation AND image = @image", new { organisation, image }, cancellation);

    /// <summary>Null when there is no room; then <paramref name="tell"/> gets why.</summary>
    public async Task<ImageRow?> AddAsync(Caller.Technician caller, ImageRow wanted, Action<string> tell, CancellationToken cancellation)
    {
        var folder = FolderOf(caller.Organisation);
        PrivateFolder.Make(folder);
        if (FreeAt(folder) - wanted.SizeBytes < FreeBytes)
        {
            tell($"The server's disk has no room for {wanted.SizeBytes} bytes beside the 1 GiB that stays free. Delete images, or give it a larger disk.");
            return null;
        }

        return await database.ChangeAsync(
            async unit =>
            {
                var there = await unit.ListAsync<long>("SELECT size_bytes FROM images WHERE organisation = @Organisation", new { caller.Organisation });
                if (there.Count >= MostImages || there.Sum() + wanted.SizeBytes > MostOrganisationBytes)
                {
                    tell($"Your organisation has {there.Count} images of {there.Sum()} bytes; at most {MostImages} of {MostOrganisationBytes} bytes are possible. Delete some.");
                    unit.GiveUp();
                    return null;
                }

                var row = wanted with { Organisation = caller.Organisation, Image = unit.NewId<ImageId>(), Node = node.Name, State = EnumText.Write(ImageState.Uploading), AddedAt = unit.NowMs, AddedBy = caller.DisplayName };
                await unit.ExecuteAsync(
                    """
                    INSERT INTO images (organisation, image, node, name, kind, size_bytes, uploaded_bytes, claimed_sha256, state, notes, added_at, added_by)
                    VALUES (@Organisation, @Image, @Node, @Name, @Kind, @SizeBytes, 0, @ClaimedSha256, @State, @Notes, @AddedAt, @AddedBy)
                    """,
                    row);
                await RecordAsync(unit, caller, "image.added", row);
                return row;
            },
            cancellation);
    }

    /// <summary>Takes the next piece. The whole body is read into the file before the store counts it.</summary>
    public async Task<UploadOutcome> WriteAsync(OrganisationId organisation, ImageId image, long offset, Stream body, CancellationToken cancellation)
    {
        if (await FindAsync(organisation, image, cancellation) is not { } row)
        {
            return new UploadOutcome.Unknown();
        }

        if (row.Standing != ImageState.Uploading || offset != row.UploadedBytes)
        {
            return new UploadOutcome.WrongOffset(row.UploadedBytes);
        }

        long written;
        try
        {
            // Nobody else writes while this one does.
            await using var file = new FileStream(FileOf(row), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
            file.Position = offset;
            written = await CopyAsync(body, file, Math.Min(MostPieceBytes, row.SizeBytes - offset), cancellation);
            if (written < 0)
            {
                return new UploadOutcome.TooMuch(row.SizeBytes - offset < MostPieceBytes
                    ? $"The image was announced with {row.SizeBytes} bytes; this would be more."
                    : $"One call takes at most {MostPieceBytes} bytes.");
            }
        }
        catch (IOException busy) when (busy is not FileNotFoundException && File.Exists(FileOf(row)) && FreeAt(FolderOf(organisation)) > MostPieceBytes)
        {
            return new UploadOutcome.WrongOffset(row.UploadedBytes);
        }
        catch (IOException full)
        {
            return new UploadOutcome.NoRoom($"The server could not write the piece: {full.Message}");
        }

        var now = offset + written;
        var counted = await database.ChangeAsync(
            unit => unit.ExecuteAsync("UPDATE images SET uploaded_bytes = @now WHERE image = @image AND uploaded_bytes = @offset AND state = 'uploading'", new { now, image, offset }), cancellation);
        if (counted == 0)
        {
            return new UploadOutcome.WrongOffset((await FindAsync(organisation, image, cancellation))?.UploadedBytes ?? 0);
        }

        if (now == row.SizeBytes)
        {
            await FinishAsync(row, cancellation);
        }

        return new UploadOutcome.Taken(now);
    }

    public Task<bool> ChangeAsync(Caller.Technician caller, ImageId image, string? name, string? notes, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.FirstAsync<ImageRow>(
                "UPDATE images SET name = COALESCE(@name, name), notes = COALESCE(@notes, notes) WHERE organisation = @Organisation AND image = @image RETURNING image, name, kind, size_bytes",
                new { name, notes, caller.Organisation, image });
            if (changed is null)
            {
                return false;
            }

            await RecordAsync(unit, caller, "image.changed", changed);
            return true;
        },
        cancellation);

    public async Task<bool> RemoveAsync(Caller.Technician caller, ImageId image, CancellationToken cancellation)
    {
        var removed = await database.ChangeAsync(
            async unit =>
            {
                var row = await unit.FirstAsync<ImageRow>(
                    "DELETE FROM images WHERE organisation = @Organisation AND image = @image RETURNING organisation, image, name, kind, size_bytes", new { caller.Organisation, image });
                if (row is not null)
                {
                    await RecordAsync(unit, caller, "image.removed", row);
                }

                return row;
            },
            cancellation);
        if (removed is null)
        {
            return false;
        }

        File.Delete(FileOf(removed));
        return true;
    }

    /// <summary>For reading at random while a PC starts from it. Throws IOException when the file is not on this node.</summary>
    public FileStream Open(ImageRow row) => new(FileOf(row), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.RandomAccess);

    private async Task FinishAsync(ImageRow row, CancellationToken cancellation)
    {
        string sha256;
        await using (var file = Open(row))
        {
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        }

        var state = row.ClaimedSha256 is null || row.ClaimedSha256 == sha256 ? ImageState.Ready : ImageState.Broken;
        await database.ChangeAsync(
            unit => unit.ExecuteAsync("UPDATE images SET state = @state, sha256 = @sha256 WHERE image = @Image", new { state = EnumText.Write(state), sha256, row.Image }), cancellation);
    }

    /// <summary>−1 when there is more than may be.</summary>
    private static async Task<long> CopyAsync(Stream from, FileStream to, long most, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        long written = 0;
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (written + count > most)
            {
                return -1;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), cancellation);
            written += count;
        }

        return written;
    }

    private string FolderOf(OrganisationId organisation) => Path.Combine(options.HomeFolder, "images", organisation.ToString());

    private string FileOf(ImageRow row) => Path.Combine(FolderOf(row.Organisation), row.Image.ToString());

    private static long FreeAt(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, ImageRow row) => audit.RecordAsync(
        unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"image:{row.Image}") { Details = new Dictionary<string, string?> { ["name"] = row.Name, ["kind"] = row.Kind } });
}
