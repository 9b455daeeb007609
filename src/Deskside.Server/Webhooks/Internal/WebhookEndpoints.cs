using System.Text.Json.Nodes;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Webhooks.Internal;

internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/v1/webhooks").WithTags("Webhooks")
            .RequireAuthorization(Policies.Needs(Permission.ManageWebhooks, ApiScope.ManageWebhooks)).RequireRateLimiting(RateLimits.WithToken);
        webhooks.MapGet("", ListAsync).WithName("ListWebhooks");
        webhooks.MapPost("", AddAsync).WithName("CreateWebhook").WithSummary("The answer holds the secret, once.");
        webhooks.MapPut("/{webhook}", SaveAsync).WithName("SaveWebhook");
        webhooks.MapDelete("/{webhook}", RemoveAsync).WithName("RemoveWebhook");
        webhooks.MapGet("/{webhook}/deliveries", DeliveriesAsync).WithName("ReadWebhookDeliveries").WithSummary("The newest 100.");
        webhooks.MapPost("/{webhook}/test", TestAsync).WithName("TestWebhook").WithSummary("Sends webhook.test now and says how it went.").RequireRateLimiting(RateLimits.SignIn);
    }

    private static async Task<Ok<IReadOnlyList<WebhookResponse>>> ListAsync(Caller caller, WebhookDesk desk, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<WebhookResponse>>([.. (await desk.ListAsync(caller.Organisation, cancellation)).Select(ToResponse)]);

    private static async Task<Results<Created<NewWebhookResponse>, ProblemHttpResult>> AddAsync(WebhookRequest body, Caller caller, WebhookDesk desk, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var wanted = Read(faults, body, caller);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        return await desk.AddAsync(caller, wanted, cancellation) is var (row, secret)
            ? TypedResults.Created((string?)null, new NewWebhookResponse(ToResponse(row), secret))
            : Problem.Of(StatusCodes.Status409Conflict, "too-many", $"There are {WebhookDesk.Most} webhooks already; remove one first.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(
        WebhookId webhook, WebhookRequest body, Caller caller, WebhookDesk desk, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var wanted = Read(faults, body, caller);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        return await desk.SaveAsync(caller, webhook, wanted, cancellation) ? TypedResults.NoContent() : Unknown();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(WebhookId webhook, Caller caller, WebhookDesk desk, CancellationToken cancellation) =>
        await desk.RemoveAsync(caller, webhook, cancellation) ? TypedResults.NoContent() : Unknown();

    private static async Task<Results<Ok<IReadOnlyList<DeliveryResponse>>, ProblemHttpResult>> DeliveriesAsync(
        WebhookId webhook, Caller caller, WebhookDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(caller.Organisation, webhook, cancellation) is null
            ? Unknown()
            : TypedResults.Ok<IReadOnlyList<DeliveryResponse>>([.. (await desk.DeliveriesAsync(caller.Organisation, webhook, cancellation)).Select(ToResponse)]);

    private static async Task<Results<Ok<WebhookTestResponse>, ProblemHttpResult>> TestAsync(
        WebhookId webhook, Caller caller, WebhookDesk desk, WebhookPost post, TimeProvider time, CancellationToken cancellation)
    {
        if (await desk.FindAsync(caller.Organisation, webhook, cancellation) is not { } row)
        {
            return Unknown();
        }

        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var body = new JsonObject { ["delivery"] = id, ["organisation"] = row.Organisation.ToString(), ["event"] = new JsonObject { ["kind"] = "webhook.test" } };
        var outcome = await post.PostAsync(row, new DeliveryRow { Delivery = id, Kind = "webhook.test", Body = body.ToJsonString() }, cancellation);
        return TypedResults.Ok(new WebhookTestResponse(outcome.IsDelivered, outcome.Status, outcome.Reason));
    }

    /// <summary>Only a person may open the way to private networks: a program's key that leaked must not.</summary>
    private static WebhookRow Read(FieldFaults faults, WebhookRequest body, Caller caller)
    {
        var isAddress = Uri.TryCreate((body.Url ?? "").Trim(), UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.AbsoluteUri.Length <= 1000;
        if (!isAddress || !(url!.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && body.AllowPrivate)))
        {
            faults.Add("url", "must begin with https:// and hold no name and password (http:// only where private addresses are allowed)");
        }

        if (body.AllowPrivate && caller is not Caller.Technician)
        {
            faults.Add("allowPrivate", "can be switched on only by an administrator who is signed in");
        }

        var topics = body.Topics ?? [];
        if (topics.Count == 0 || topics.Any(t => !WebhookTopics.All.Contains(t)))
        {
            faults.Add("topics", $"must name at least one of {string.Join(", ", WebhookTopics.All)}");
        }

        return new WebhookRow
        {
            Name = faults.Read<ShortTitle>("name", body.Name).ToString(),
            Url = isAddress ? url!.AbsoluteUri : "",
            Topics = string.Join(',', topics.Distinct()),
            AllowPrivate = body.AllowPrivate ? 1 : 0,
            Active = body.Active ? 1 : 0,
        };
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such webhook.");

    private static WebhookResponse ToResponse(WebhookRow row) =>
        new(row.Webhook, row.Name, row.Url, row.Topics.Split(','), row.AllowPrivate == 1, row.Active == 1, row.CreatedAt.ToInstant());

    private static DeliveryResponse ToResponse(DeliveryRow row)
    {
        var state = EnumText.Read<DeliveryState>(row.State) ?? DeliveryState.Failed;
        return new DeliveryResponse(
            row.Delivery, row.Kind, state, row.Tries, row.CreatedAt.ToInstant(), state == DeliveryState.Queued ? row.NextAt.ToInstant() : null, row.ClosedAt.ToInstant(), row.Status, row.Reason);
    }
}
