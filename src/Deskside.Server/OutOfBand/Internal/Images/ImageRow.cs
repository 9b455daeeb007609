using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;

namespace Deskside.Server.OutOfBand.Internal.Images;

internal sealed record ImageRow
{
    public OrganisationId Organisation { get; init; }

    public ImageId Image { get; init; }

    public string Node { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public long SizeBytes { get; init; }

    public long UploadedBytes { get; init; }

    public string? ClaimedSha256 { get; init; }

    public string? Sha256 { get; init; }

    public string State { get; init; } = "";

    public string Notes { get; init; } = "";

    public long AddedAt { get; init; }

    public string AddedBy { get; init; } = "";

    public ImageKind Medium => EnumText.Read<ImageKind>(Kind) ?? ImageKind.Cd;

    public ImageState Standing => EnumText.Read<ImageState>(State) ?? ImageState.Broken;

    public ImageResponse ToResponse() => new(Image, Name, Medium, SizeBytes, UploadedBytes, Sha256, Standing, Notes, AddedAt.ToInstant(), AddedBy);
}
