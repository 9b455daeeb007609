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
/// Bounded: 50 images and 32 GiB an organisation, counted by the size that was announced, and 1 GiB of the disk stays free, asked at each piece.
/// Pieces go on where the last one ended; the store's count is the truth, and whatever lies behind it in the file is written over. Whoever writes a
/// piece has the file alone until the piece is counted. When all bytes were counted but the server stopped before their SHA-256 was known, an empty piece at the end computes it.
/// </remarks>
internal sealed class ImageShelf(Database database, ServerOptions options, DiskRoom disk, ThisNode node, AuditTrail audit, IHostApplicationLifetime life)
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
        if (disk.FreeAt(folder) - wanted.SizeBytes < FreeBytes)
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

        PrivateFolder.Make(FolderOf(organisation));
        if (disk.FreeAt(FolderOf(organisation)) - Math.Min(MostPieceBytes, row.SizeBytes - offset) < FreeBytes)
        {
            return new UploadOutcome.NoRoom("The server's disk has no room beside the 1 GiB that stays free. Delete images, or give it a larger disk; then the upload goes on where it is.");
        }

        FileStream file;
        try
        {
            // Nobody else writes until this piece is counted.
            file = new FileStream(FileOf(row), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        }
        catch (IOException)
        {
            return new UploadOutcome.WrongOffset(row.UploadedBytes);
        }

        await using (file)
        {
            switch (await TakeAsync(row, file, offset, body, cancellation))
            {
                case UploadOutcome.Taken taken when taken.UploadedBytes == row.SizeBytes:
                    // Whoever sent the last byte may leave; the sum is finished all the same.
                    await FinishAsync(row, file, life.ApplicationStopping);
                    return taken;
                case UploadOutcome.Unknown gone:
                    // Removed meanwhile, and perhaps made anew by this very piece.
                    File.Delete(FileOf(row));
                    return gone;
                case var other:
                    return other;
            }
        }
    }

    private async Task<UploadOutcome> TakeAsync(ImageRow row, FileStream file, long offset, Stream body, CancellationToken cancellation)
    {
        // Somebody else may have written between the look at the store and this end of the file.
        if (await FindAsync(row.Organisation, row.Image, cancellation) is not { } before)
        {
            return new UploadOutcome.Unknown();
        }

        if (before.Standing != ImageState.Uploading || before.UploadedBytes != offset)
        {
            return new UploadOutcome.WrongOffset(before.UploadedBytes);
        }

        long written;
        try
        {
            file.Position = offset;
            written = await CopyAsync(body, file, Math.Min(MostPieceBytes, row.SizeBytes - offset), cancellation);
            await file.FlushAsync(cancellation);
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            written = -1;
        }
        catch (IOException full) when (full is not BadHttpRequestException)
        {
            return new UploadOutcome.NoRoom($"The server could not write the piece: {full.Message}");
        }

        if (written < 0)
        {
            return new UploadOutcome.TooMuch(row.SizeBytes - offset < MostPieceBytes
                ? $"The image was announced with {row.SizeBytes} bytes; this would be more."
                : $"One call takes at most {MostPieceBytes} bytes.");
        }

        var now = offset + written;
        var counted = await database.ChangeAsync(
            unit => unit.ExecuteAsync("UPDATE images SET uploaded_bytes = @now WHERE image = @Image AND uploaded_bytes = @offset AND state = 'uploading'", new { now, row.Image, offset }), cancellation);
        return counted == 1 ? new UploadOutcome.Taken(now)
            : await FindAsync(row.Organisation, row.Image, cancellation) is { } there ? new UploadOutcome.WrongOffset(there.UploadedBytes) : new UploadOutcome.Unknown();
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

    private async Task FinishAsync(ImageRow row, FileStream file, CancellationToken cancellation)
    {
        var isWhole = file.Length == row.SizeBytes;
        file.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        var state = isWhole && (row.ClaimedSha256 is null || row.ClaimedSha256 == sha256) ? ImageState.Ready : ImageState.Broken;
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

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, ImageRow row) => audit.RecordAsync(
        unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"image:{row.Image}") { Details = new Dictionary<string, string?> { ["name"] = row.Name, ["kind"] = row.Kind } });
}
