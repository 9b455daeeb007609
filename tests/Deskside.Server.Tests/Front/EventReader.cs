using System.Text.Json;

namespace Deskside.Server.Tests.Front;

/// <summary>Reads Server-Sent Events one by one.</summary>
public sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage response, Stream stream) => (_response, _lines) = (response, new StreamReader(stream));

    public HttpResponseMessage Response => _response;

    /// <summary>The id of the newest event that had one.</summary>
    public string LastEventId { get; private set; } = "";

    /// <summary>Opens the stream and takes its first event, which says where it begins.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient http, string path, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        var reader = new EventReader(response, await response.Content.ReadAsStreamAsync());
        reader.First = await reader.NextAsync();
        return reader;
    }

    public ReadEvent First { get; private set; } = null!;

    /// <summary>The next event; a comment is an event of kind ":". Fails after 20 s.</summary>
    public async Task<ReadEvent> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (kind, id, text) = ("", "", "");
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0 && (kind.Length > 0 || text.Length > 0))
            {
                LastEventId = id.Length > 0 ? id : LastEventId;
                return new ReadEvent(kind, id, text);
            }

            switch (line)
            {
                case ['e', 'v', 'e', 'n', 't', ':', ' ', .. var rest]:
                    kind = rest;
                    break;
                case ['i', 'd', ':', ' ', .. var rest]:
                    id = rest;
                    break;
                case ['d', 'a', 't', 'a', ':', ' ', .. var rest]:
                    text = rest;
                    break;
                case [':', ..]:
                    kind = ":";
                    break;
            }
        }

        throw new EndOfStreamException("The event stream ended.");
    }

    /// <summary>Skips to the next event of the kind.</summary>
    public async Task<ReadEvent> NextAsync(string kind)
    {
        while (true)
        {
            var read = await NextAsync();
            if (read.Kind == kind)
            {
                return read;
            }
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}

public sealed record ReadEvent(string Kind, string Id, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
