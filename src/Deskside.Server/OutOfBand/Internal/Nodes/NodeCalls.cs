using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.OutOfBand.Internal.Images;
using Microsoft.AspNetCore.Http.Features;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>Hands a technician's call on to the node that holds the PC or the image, and its answer back.</summary>
/// <remarks>
/// The other node is known by its lease in the database; the line to it is as <see cref="NodeLine"/> says, and this one proves itself by a
/// <see cref="NodeToken"/>. A call is handed on once: whoever gets one for what he does not hold says so. Bodies are streamed both ways.
/// </remarks>
internal sealed class NodeCalls(NodeBook nodes, NodeKey key, ThisNode here, TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Whether another living node has it.</summary>
    public async Task<NodeRow?> ElsewhereAsync(string? node, HttpRequest request, CancellationToken cancellation) =>
        node is null || request.Headers.ContainsKey(NodeToken.Header) ? null : await FindElsewhereAsync(node, cancellation);

    public async Task<NodeRow?> FindElsewhereAsync(string node, CancellationToken cancellation) => node == here.Name ? null : await nodes.FindAsync(node, cancellation);

    public async Task HandOnAsync(NodeRow to, Caller.Technician caller, HttpContext context, CancellationToken cancellation)
    {
        if (NodeLine.WhyNot(to) is { } why)
        {
            await Problem.Of(StatusCodes.Status502BadGateway, "node-unprotected", why).ExecuteAsync(context);
            return;
        }

        using var http = new HttpMessageInvoker(NodeLine.HandlerFor(to));
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var call = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(new Uri(to.CallAddress), context.Request.Path + context.Request.QueryString));
        call.Headers.Add(NodeToken.Header, await NodeToken.Of(to.Node, caller, SignInMark.Of(context), time.NowMs()).WriteAsync(key, NodeScheme.CallOf(context.Request), cancellation));
        foreach (var name in new[] { "Upload-Offset", "Accept" })
        {
            if (context.Request.Headers.TryGetValue(name, out var values))
            {
                call.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        // Who does the call sets its own bound; here only the largest of them.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
        {
            bound.MaxRequestBodySize = ImageShelf.MostPieceBytes + 1;
        }

        if (context.Request.ContentLength is not (null or 0) || context.Request.Headers.TransferEncoding.Count > 0)
        {
            call.Content = new StreamContent(context.Request.Body);
            call.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? type : null;
            call.Content.Headers.ContentLength = context.Request.ContentLength;
        }

        using var answer = await http.SendAsync(call, either.Token);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var name in new[] { "Retry-After", "X-Transcript-End" })
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await answer.Content.CopyToAsync(context.Response.Body, either.Token);
    }

    /// <summary>A call of this node's own making. Null when it was done; else why it was not, as the other node says.</summary>
    public async Task<string?> PostAsync<T>(NodeRow to, Caller.Technician caller, string path, T body, CancellationToken cancellation)
    {
        if (NodeLine.WhyNot(to) is { } why)
        {
            return why;
        }

        using var http = new HttpMessageInvoker(NodeLine.HandlerFor(to));
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(to.CallAddress), path)) { Content = JsonContent.Create(body, options: WireJson.Options) };
        call.Headers.Add(NodeToken.Header, await NodeToken.Of(to.Node, caller, null, time.NowMs()).WriteAsync(key, $"POST {path}", cancellation));
        try
        {
            using var answer = await http.SendAsync(call, either.Token);
            return answer.IsSuccessStatusCode ? null : JsonNode.Parse(await answer.Content.ReadAsStringAsync(either.Token))?["detail"]?.ToString() ?? $"The node that holds this answered {(int)answer.StatusCode}.";
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return "The node that holds the PC does not answer.";
        }
        catch (JsonException)
        {
            return "Something between the nodes answered instead of the one that holds the PC.";
        }
    }

    /// <summary>Opens the other node's WebSocket for a line; the caller owns it. Null when the line between the nodes may not be used, or nobody answers there.</summary>
    public async Task<ClientWebSocket?> OpenLineAsync(NodeRow to, string path, CancellationToken cancellation)
    {
        if (NodeLine.WhyNot(to) is not null)
        {
            return null;
        }

        var address = new UriBuilder(new Uri(new Uri(to.CallAddress), path));
        address.Scheme = address.Scheme == "https" ? "wss" : "ws";
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address.Uri, new HttpMessageInvoker(NodeLine.HandlerFor(to)), cancellation);
            return socket;
        }
        catch (WebSocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
