using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>A page before a device's line.</summary>
internal sealed class LinePage : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _text = new();
    private readonly List<byte> _taken = [];

    public string Text => _text.ToString();

    public static async Task<LinePage> OpenAsync(Uri server, string path, string ticket)
    {
        var page = new LinePage();
        await page._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        await page._socket.SendAsync(Base64Url.DecodeFromChars(ticket), WebSocketMessageType.Binary, true, CancellationToken.None);
        return page;
    }

    public Task WriteAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);

    /// <summary>The next news as JSON; bytes on the way are kept as text. Null when the socket closed.</summary>
    public async Task<JsonElement?> NewsAsync()
    {
        while (await NextAsync() is var (type, bytes))
        {
            if (type == WebSocketMessageType.Text)
            {
                return JsonDocument.Parse(bytes).RootElement;
            }

            _text.Append(Encoding.Latin1.GetString(bytes));
        }

        return null;
    }

    public async Task ReadUntilAsync(string text)
    {
        while (!Text.Contains(text, StringComparison.Ordinal))
        {
            var next = await NextAsync();
            Assert.True(next is not null, $"The line closed before \"{text}\" came. It brought: {Text}");
            if (next.Value.Type == WebSocketMessageType.Binary)
            {
                _text.Append(Encoding.Latin1.GetString(next.Value.Bytes));
            }
        }
    }

    /// <summary>The next bytes, news left out; fails when the line closes before there are so many.</summary>
    public async Task<byte[]> TakeAsync(int count)
    {
        while (_taken.Count < count)
        {
            var next = await NextAsync();
            Assert.True(next is not null, $"The line closed after {_taken.Count} of {count} bytes.");
            if (next.Value.Type == WebSocketMessageType.Binary)
            {
                _taken.AddRange(next.Value.Bytes);
            }
        }

        var bytes = _taken.GetRange(0, count).ToArray();
        _taken.RemoveRange(0, count);
        return bytes;
    }

    public void Dispose() => _socket.Dispose();

    private async Task<(WebSocketMessageType Type, byte[] Bytes)?> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var got = await _socket.ReceiveAsync(buffer, patience.Token);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(buffer, 0, got.Count);
            if (got.EndOfMessage)
            {
                return (got.MessageType, whole.ToArray());
            }
        }
    }
}
