using System.Net;
using System.Text;
using Deskside.Stage;

namespace Deskside.Journeys.Tests.People;

/// <summary>The provider's own web site, on another origin, with a content-security policy that allows nothing but the help desk's script.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _help;

    public OtherSite(string help, string portal)
    {
        (_help, Portal) = (help, portal);
        Url = $"http://localhost:{ServerProcess.FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public string Portal { get; }

    private string Page => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contoso shop</title><script src="{_help}/smartbox.js" data-portal="{Portal}" async></script></head>
        <body><main><h1>Our shop</h1><deskside-smartbox></deskside-smartbox></main></body></html>
        """;

    public ValueTask DisposeAsync()
    {
        _listener.Close();
        return ValueTask.CompletedTask;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var answer = context.Response;
                answer.Headers["Content-Security-Policy"] = $"default-src 'none'; script-src {_help}; connect-src {_help}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
                answer.ContentType = "text/html";
                await answer.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Page));
                answer.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
        }
    }
}
