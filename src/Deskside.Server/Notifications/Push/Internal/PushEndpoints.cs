using System.Buffers.Text;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Notifications.Push.Internal;

internal static class PushEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var push = routes.MapGroup("/api/v1/push").WithTags("Push").RequireAuthorization(Policies.Helping).RequireRateLimiting(RateLimits.WithToken);
        push.MapGet("/key", async (VapidKeys keys, CancellationToken x) => TypedResults.Ok(new PushKeyResponse(await keys.PublicKeyAsync(x))))
            .WithName("ReadPushKey").WithSummary("The server's public key, for the page's subscription.");
        push.MapPut("/subscription", AddAsync).WithName("SubscribePush").WithSummary("This browser may be woken for alerts, as PushSubscription.toJSON() says it.");
        push.MapPost("/subscription/remove", RemoveAsync).WithName("UnsubscribePush");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        SubscribeRequest body, Caller.Technician caller, SubscriptionBook book, PushSender sender, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        if (sender.Judge(body.Endpoint, out var endpoint) is { } fault)
        {
            fields.Add("endpoint", fault);
        }

        if (!TryBytes(body.Keys?.P256dh, out var key) || !SealedPush.IsKey(key))
        {
            fields.Add("keys.p256dh", "must be an uncompressed P-256 public key in base64url");
        }

        if (!TryBytes(body.Keys?.Auth, out var auth) || auth.Length != SealedPush.AuthSecretBytes)
        {
            fields.Add("keys.auth", "must be 16 bytes in base64url");
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        await book.AddAsync(caller, endpoint, key, auth, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(UnsubscribeRequest body, Caller.Technician caller, SubscriptionBook book, CancellationToken cancellation)
    {
        if (Uri.TryCreate(body.Endpoint, UriKind.Absolute, out var endpoint))
        {
            await book.RemoveAsync(caller, endpoint, cancellation);
        }

        return TypedResults.NoContent();
    }

    private static bool TryBytes(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is not { Length: > 0 and <= 200 } || !Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }
}

internal sealed record PushKeyResponse(string Key);

internal sealed record SubscribeRequest(string? Endpoint, SubscribeKeys? Keys);

internal sealed record SubscribeKeys(string? P256dh, string? Auth);

internal sealed record UnsubscribeRequest(string? Endpoint);
