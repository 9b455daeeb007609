using Deskside.Domain.Identifiers;

namespace Deskside.Server.OutOfBand.Internal.Images;

internal sealed record ImageResponse(
    ImageId Image, string Name, ImageKind Kind, long SizeBytes, long UploadedBytes, string? Sha256, ImageState State, string Notes, DateTimeOffset AddedAt, string AddedBy);

/// <param name="Name">One line, at most 60 characters.</param>
/// <param name="Kind">CD (2048-byte blocks) or floppy (512).</param>
/// <param name="SizeBytes">Of the whole file: 1 to 8 GiB.</param>
/// <param name="Sha256">As its maker says, 64 hex digits; compared when all bytes are there.</param>
/// <param name="Notes">At most 2000 characters.</param>
internal sealed record NewImageRequest(string? Name, ImageKind? Kind, long SizeBytes, string? Sha256, string? Notes);

internal sealed record ImageChangeRequest(string? Name, string? Notes);

internal sealed record ImageUploadResponse(long UploadedBytes);

internal enum ImageKind
{
    Cd,
    Floppy,
}

internal enum ImageState
{
    Uploading,
    Ready,

    /// <summary>Its SHA-256 is not the one that was given: it was damaged on the way, or is another file.</summary>
    Broken,
}
