using System.Text.Json;
using Microsoft.Playwright;

namespace Deskside.Bench.StreamBench.Watch;

/// <summary>Listens inside the technician's page: keys, messages in and out, paintings. Only for a trace: it costs a little time itself.</summary>
internal sealed class PageProbe
{
    private const string Script =
        """
        (() => {
          const log = [];
          const note = (what, size) => { if (log.length < 50000) log.push([what, performance.now(), size]); };
          globalThis.takeProbe = () => JSON.stringify(log.splice(0));
          addEventListener('keydown', () => note('key', 0), true);
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (message) { note('send', message.byteLength ?? 0); return send.call(this, message); };
          globalThis.WebSocket = class extends WebSocket {
            constructor(...from) { super(...from); this.addEventListener('message', (event) => note('message', event.data.byteLength ?? event.data.size ?? 0)); }
          };
          const put = CanvasRenderingContext2D.prototype.putImageData;
          CanvasRenderingContext2D.prototype.putImageData = function (...from) { const done = put.apply(this, from); note('put', 0); return done; };
          const draw = CanvasRenderingContext2D.prototype.drawImage;
          CanvasRenderingContext2D.prototype.drawImage = function (...from) { const done = draw.apply(this, from); note('put', 0); return done; };
        })();
        """;

    private readonly IPage _page;
    private readonly long _origin;

    private PageProbe(IPage page, long origin) => (_page, _origin) = (page, origin);

    /// <summary>For every page of this browser that is opened from now on.</summary>
    public static Task PlantAsync(IBrowserContext browser) => browser.AddInitScriptAsync(Script);

    /// <summary>Sets the page's clock against ours, to about half a millisecond.</summary>
    public static async Task<PageProbe> AttachAsync(IPage page)
    {
        long best = long.MaxValue, origin = 0;
        for (var i = 0; i < 20; i++)
        {
            var before = Clock.Now;
            var ms = await page.EvaluateAsync<double>("() => performance.now()");
            var after = Clock.Now;
            if (after - before >= best) continue;
            best = after - before;
            origin = (before + after) / 2 - (long)(ms * 1e6);
        }
        return new PageProbe(page, origin);
    }

    /// <summary>What happened since the last call, in order.</summary>
    public async Task<List<Happening>> TakeAsync()
    {
        using var log = JsonDocument.Parse(await _page.EvaluateAsync<string>("() => takeProbe()"));
        return [.. log.RootElement.EnumerateArray().Select(entry =>
            new Happening(entry[0].GetString()!, _origin + (long)(entry[1].GetDouble() * 1e6), entry[2].GetInt32()))];
    }
}

/// <summary>Something in the page: key, send, message or put.</summary>
internal readonly record struct Happening(string What, long At, int Bytes);
