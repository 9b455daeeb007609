using System.Diagnostics;
using System.Globalization;
using System.Net.Mime;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.OutOfBand.WsMan;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Images;

/// <summary>The organisation's library of images.</summary>
internal static class ImageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var images = routes.MapGroup("/api/v1/images").WithTags("Images").RequireAuthorization(NodeScheme.Policy).RequireRateLimiting(RateLimits.WithToken);
        images.MapGet("", ListAsync).WithName("ListImages");
        images.MapPost("", AddAsync).WithName("AddImage").WithSummary("Announces an image; its bytes follow in pieces. 409 no-room when the disk or the organisation's share is full.").WithMetadata(new HereOrThere.HeldMark(HeldByNode.NewImage));
        images.MapPatch("/{image}/content", WriteAsync).WithName("UploadImage").Accepts<IFormFile>(MediaTypeNames.Application.Octet)
            .WithSummary("The next piece as the body, at most 8 MiB; header Upload-Offset says where it begins. 409 wrong-offset says where to go on. When all bytes are there their SHA-256 is computed.")
            .WithMetadata(new HereOrThere.HeldMark(HeldByNode.Image));
        images.MapPatch("/{image}", ChangeAsync).WithName("ChangeImage");
        images.MapDelete("/{image}", RemoveAsync).WithName("RemoveImage").WithMetadata(new HereOrThere.HeldMark(HeldByNode.Image));
    }

    private static async Task<Ok<IReadOnlyList<ImageResponse>>> ListAsync(Caller.Technician caller, ImageShelf shelf, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<ImageResponse>>([.. (await shelf.ListAsync(caller.Organisation, cancellation)).Select(i => i.ToResponse())]);

    private static async Task<Results<Created<ImageResponse>, ProblemHttpResult>> AddAsync(NewImageRequest body, Caller.Technician caller, ImageShelf shelf, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var name = faults.Read<ShortTitle>("name", body.Name);
        var notes = faults.ReadOptional<DeskNote>("notes", body.Notes);
        if (body.Kind is null)
        {
            faults.Add("kind", "must be cd or floppy");
        }

        if (body.SizeBytes is < 1 or > ImageShelf.MostImageBytes)
        {
            faults.Add("sizeBytes", $"must be 1 to {ImageShelf.MostImageBytes}, but is {body.SizeBytes}");
        }

        CertificatePin sha256 = default;
        if (!string.IsNullOrWhiteSpace(body.Sha256) && !CertificatePin.TryParse(body.Sha256, out sha256))
        {
            faults.Add("sha256", "must be 64 hexadecimal digits");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        var why = "";
        var wanted = new ImageRow
        {
            Name = name.ToString(),
            Kind = EnumText.Write(body.Kind!.Value),
            SizeBytes = body.SizeBytes,
            ClaimedSha256 = string.IsNullOrWhiteSpace(body.Sha256) ? null : sha256.ToString(),
            Notes = notes?.ToString() ?? "",
        };
        return await shelf.AddAsync(caller, wanted, text => why = text, cancellation) is { } row
            ? TypedResults.Created((string?)null, row.ToResponse())
            : Problem.Of(StatusCodes.Status409Conflict, "no-room", why);
    }

    private static async Task<Results<Ok<ImageUploadResponse>, ProblemHttpResult>> WriteAsync(ImageId image, HttpRequest message, Caller.Technician caller, ImageShelf shelf, CancellationToken cancellation)
    {
        if (!long.TryParse(message.Headers["Upload-Offset"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "The header Upload-Offset must say at which byte this piece begins.");
        }

        if (message.ContentLength > ImageShelf.MostPieceBytes)
        {
            return TooMuch($"One call takes at most {ImageShelf.MostPieceBytes} bytes, but this has {message.ContentLength}.");
        }

        if (message.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ImageShelf.MostPieceBytes + 1;
        }

        return await shelf.WriteAsync(caller.Organisation, image, offset, message.Body, cancellation) switch
        {
            UploadOutcome.Taken taken => TypedResults.Ok(new ImageUploadResponse(taken.UploadedBytes)),
            UploadOutcome.WrongOffset wrong => Problem.Of(
                StatusCodes.Status409Conflict, "wrong-offset", $"This image goes on at byte {wrong.UploadedBytes}.", new KeyValuePair<string, object?>("uploadedBytes", wrong.UploadedBytes)),
            UploadOutcome.TooMuch much => TooMuch(much.Why),
            UploadOutcome.NoRoom full => Problem.Of(StatusCodes.Status507InsufficientStorage, "no-room", full.Why),
            UploadOutcome.Unknown => Unknown(),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<ImageResponse>, ProblemHttpResult>> ChangeAsync(ImageId image, ImageChangeRequest body, Caller.Technician caller, ImageShelf shelf, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var name = faults.ReadOptional<ShortTitle>("name", body.Name);
        var notes = string.IsNullOrEmpty(body.Notes) ? body.Notes : faults.Read<DeskNote>("notes", body.Notes).ToString();
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        return await shelf.ChangeAsync(caller, image, name?.ToString(), notes, cancellation) && await shelf.FindAsync(caller.Organisation, image, cancellation) is { } row
            ? TypedResults.Ok(row.ToResponse())
            : Unknown();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(ImageId image, Caller.Technician caller, ImageShelf shelf, CancellationToken cancellation) =>
        await shelf.RemoveAsync(caller, image, cancellation) ? TypedResults.NoContent() : Unknown();

    private static ProblemHttpResult TooMuch(string why) => Problem.Of(StatusCodes.Status413PayloadTooLarge, "too-large", why);

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such image in your library.");
}
