using System.Globalization;
using System.Net.Mime;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>GET /api/v1/events?topics=queue,chat&amp;as=technician.</summary>
internal static class EventEndpoints
{
    private const int FewReaders = 100;

    private static readonly TimeSpan ManyPause = TimeSpan.FromMilliseconds(80);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/events", ReadAsync)
            .WithName("ReadEvents")
            .WithTags("Events")
            .WithSummary("Server-Sent Events; resumes after Last-Event-ID. topics: queue, sessions, chat, technicians. as: customer or technician, for a browser that is both.")
            .RequireAuthorization(Policies.EitherSide)
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.EventStream);

    private static async Task ReadAsync(
        HttpContext context,
        string? topics,
        string? @as,
        Caller.Technician? technician,
        Caller.Customer? customer,
        EventLog log,
        EventHubs hubs,
        AccessCheck access,
        TimeProvider time,
        IHostApplicationLifetime life)
    {
        if (Pick(@as, topics, technician, customer) is not { } reader)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var (name, request) = reader is Caller.Customer of ? ($"customer {of.Request}", of.Request) : ($"technician {(reader as Caller.Technician)!.Id}", (RequestId?)null);
        using var mailbox = await hubs.SubscribeAsync(reader.Organisation, name, request, (reader as Caller.Technician)?.Id, context.RequestAborted);
        if (mailbox is null)
        {
            await Problem.Of(StatusCodes.Status429TooManyRequests, "too-many-streams", $"You have {FleetingNews.MostStreams} event streams open; close some tabs.").ExecuteAsync(context);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var headers = context.Response.Headers;
        context.Response.ContentType = MediaTypeNames.Text.EventStream;
        headers.CacheControl = "no-store, no-transform";
        headers["X-Accel-Buffering"] = "no";
        using var watched = access.Watch(reader is Caller.Technician ? Schemes.Technician : Schemes.Customer, context.Request, reader);
        if (watched is null)
        {
            return;
        }

        try
        {
            await new EventStream(log, time, context.Response.BodyWriter).RunAsync(
                reader, mailbox, EventSight.Of(reader, topics), LastKnown(context.Request), Pace, watched.IsStillGoodAsync, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        TimeSpan Pace() => hubs.Readers(reader.Organisation).Count > FewReaders && reader is Caller.Technician ? ManyPause : TimeSpan.Zero;
    }

    /// <summary>Says it, or it follows from the topics (a customer names none), or there is only one.</summary>
    private static Caller? Pick(string? wanted, string? topics, Caller.Technician? technician, Caller.Customer? customer) => (wanted, technician, customer) switch
    {
        ("technician", _, _) => technician,
        ("customer", _, _) => customer,
        (_, not null, not null) => string.IsNullOrEmpty(topics) ? customer : technician,
        _ => technician ?? (Caller?)customer,
    };

    private static long? LastKnown(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
