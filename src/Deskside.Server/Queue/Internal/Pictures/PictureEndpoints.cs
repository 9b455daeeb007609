using System.Diagnostics;
using System.Net.Mime;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Queue.Internal.Desk;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Deskside.Server.Queue.Internal.Pictures;

/// <summary>A customer's screenshots: sent as the bare body, read by himself and by whoever may read the request.</summary>
internal static class PictureEndpoints
{
    private const long MostDrained = 20 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/v1/requests/mine/pictures").WithTags("Requests").RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.WithToken);
        mine.MapPost("", AddAsync).WithName("AddPicture").Accepts<IFormFile>(MediaTypeNames.Application.Octet, "image/png", "image/jpeg", "image/gif", "image/webp")
            .WithSummary("The picture's bytes as the body, at most 4 MiB; PNG, JPEG, GIF or WebP by its content. Three a request. name: what to call it.");
        mine.MapGet("", (Caller.Customer c, PictureBook b, CancellationToken x) => ListAsync(c.Organisation, c.Request, b, x)).WithName("ListMyPictures");
        mine.MapDelete("/{picture}", async Task<Results<NoContent, ProblemHttpResult>> (Guid picture, Caller.Customer c, PictureBook b, CancellationToken x) =>
            await b.RemoveAsync(c.Organisation, c.Request, picture, x) ? TypedResults.NoContent() : Problem.NotFound("There is no such picture.")).WithName("RemovePicture");

        var others = routes.MapGroup("/api/v1/requests/{request}/pictures").WithTags("Requests").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        others.MapGet("", async Task<Results<Ok<IReadOnlyList<PictureResponse>>, ProblemHttpResult>> (RequestId request, Caller.Technician c, RequestDoor d, PictureBook b, CancellationToken x) =>
            await d.MayReadAsync(c, request, x) ? await ListAsync(c.Organisation, request, b, x) : RequestDoor.Unknown()).WithName("ListPictures");
        others.MapGet("/{picture}", ReadAsync).WithName("ReadPicture").Produces<byte[]>(StatusCodes.Status200OK, "image/png", "image/jpeg", "image/gif", "image/webp");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        HttpRequest message, Caller.Customer caller, PictureBook book, CancellationToken cancellation, string? name = null)
    {
        if (await ReadBodyAsync(message, cancellation) is not { } content)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, "picture-too-large", $"A picture may have at most {PictureBook.MostBytes / 1024 / 1024} MiB.");
        }

        if (PictureSniffer.Sniff(content) is not { } kind)
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "no-picture", "This is no PNG, JPEG, GIF or WebP picture.");
        }

        return await book.AddAsync(caller.Organisation, caller.Request, PictureName.Clean(name, kind), kind, content, cancellation) switch
        {
            AddOutcome.Added => TypedResults.NoContent(),
            AddOutcome.TooLong => Problem.Of(StatusCodes.Status409Conflict, "enough-pictures", $"A request can have {PictureBook.MostARequest} pictures."),
            AddOutcome.Over => Problem.Of(StatusCodes.Status409Conflict, "request-over", "This request is over."),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Ok<IReadOnlyList<PictureResponse>>> ListAsync(OrganisationId organisation, RequestId request, PictureBook book, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<PictureResponse>>([.. (await book.ListAsync(organisation, request, cancellation)).Select(p => new PictureResponse(p.Picture, p.Name, p.SizeBytes, p.At.ToInstant()))]);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        RequestId request, Guid picture, HttpContext context, Caller.Technician caller, RequestDoor door, PictureBook book, CancellationToken cancellation)
    {
        if (!await door.MayReadAsync(caller, request, cancellation) || await book.ReadAsync(caller.Organisation, request, picture, cancellation) is not { } found)
        {
            return RequestDoor.Unknown();
        }

        // Shown as a picture and nothing else, whatever it holds; opened alone it may do nothing.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = found.Name }.ToString();
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(found.Content, PictureSniffer.MediaType(EnumText.Read<PictureKind>(found.Kind) ?? PictureKind.Png));
    }

    /// <summary>Null when it is too long, whatever its header says.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest message, CancellationToken cancellation)
    {
        // The server's own limit is for JSON; here it is a picture's.
        if (message.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostDrained;
        }

        if (message.ContentLength > PictureBook.MostBytes)
        {
            if (message.ContentLength <= MostDrained)
            {
                // Taken and thrown away: a caller whose line is cut in the middle never reads why.
                await message.Body.CopyToAsync(Stream.Null, cancellation);
            }

            return null;
        }

        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await message.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (content.Length + read > PictureBook.MostBytes)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}

internal sealed record PictureResponse(string Picture, string Name, long SizeBytes, DateTimeOffset At);
