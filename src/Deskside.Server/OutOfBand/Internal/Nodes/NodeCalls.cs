using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.OutOfBand.Internal.Images;
using Microsoft.AspNetCore.Http.Features;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>Hands a technician's call on to the node that holds the PC or the image, and its answer back.</summary>
/// <remarks>
/// The other node is known by its lease in the database; its certificate, when self-signed, must be the one that stands there. A call is
/// handed on once: whoever gets one for what he does not hold says so. Bodies are streamed both ways.
/// </remarks>
internal sealed class NodeCalls(NodeBook nodes, NodeKey key, ThisNode here, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Whether another living node has it.</summary>
    public async Task<NodeRow?> ElsewhereAsync(string? node, HttpRequest request, CancellationToken cancellation) =>
        node is null || request.Headers.ContainsKey(NodeToken.Header) ? null : await FindElsewhereAsync(node, cancellation);

    public async Task<NodeRow?> FindElsewhereAsync(string node, CancellationToken cancellation) => node == here.Name ? null : await nodes.FindAsync(node, cancellation);

    public async Task HandOnAsync(NodeRow to, Caller.Technician caller, HttpContext context, CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(HandlerFor(to));
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var call = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(new Uri(to.CallAddress), context.Request.Path + context.Request.QueryString));
        call.Headers.Add(NodeToken.Header, await NodeToken.Of(caller, time.NowMs()).WriteAsync(key, NodeScheme.CallOf(context.Request), cancellation));
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
        using var http = new HttpMessageInvoker(HandlerFor(to));
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(to.CallAddress), path)) { Content = JsonContent.Create(body, options: WireJson.Options) };
        call.Headers.Add(NodeToken.Header, await NodeToken.Of(caller, time.NowMs()).WriteAsync(key, $"POST {path}", cancellation));
        try
        {
            using var answer = await http.SendAsync(call, either.Token);
            return answer.IsSuccessStatusCode ? null : JsonNode.Parse(await answer.Content.ReadAsStringAsync(either.Token))?["detail"]?.ToString() ?? $"The node that holds this answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException)
        {
            return "The node that holds the PC does not answer.";
        }
    }

    /// <summary>Opens the other node's WebSocket for a line; the caller owns it.</summary>
    public async Task<ClientWebSocket> OpenLineAsync(NodeRow to, string path, CancellationToken cancellation)
    {
        var address = new UriBuilder(new Uri(new Uri(to.CallAddress), path));
        address.Scheme = address.Scheme == "https" ? "wss" : "ws";
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address.Uri, new HttpMessageInvoker(HandlerFor(to)), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SocketsHttpHandler HandlerFor(NodeRow to)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        if (to.CallPin is { } pin)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && string.Join(':', SHA256.HashData(certificate.GetRawCertData()).Select(b => b.ToString("X2"))) == pin;
        }

        return handler;
    }
}
