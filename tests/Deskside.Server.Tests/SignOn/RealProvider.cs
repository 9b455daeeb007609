using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.SignOn;

/// <summary>npm oidc-provider in a process of its own, and somebody who signs in on its pages.</summary>
internal sealed partial class RealProvider : IAsyncDisposable
{
    private readonly Process _process;

    private RealProvider(Process process, int port) => (_process, Issuer) = (process, $"http://127.0.0.1:{port}");

    public string Issuer { get; }

    public static async Task<RealProvider> StartAsync(Uri back, string algorithm)
    {
        var script = Path.Combine(Repository.Root, "tests/Deskside.Server.Tests/SignOn/provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, Path.Combine(Repository.Root, "web/package.json"), back.ToString(), algorithm])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        var first = await process.StandardOutput.ReadLineAsync();
        while (first is not null && !int.TryParse(first, CultureInfo.InvariantCulture, out _))
        {
            first = await process.StandardOutput.ReadLineAsync();
        }

        Assert.True(int.TryParse(first, CultureInfo.InvariantCulture, out var port), "The provider did not start: run ./test web first, which fetches its package.");
        return new RealProvider(process, port);
    }

    /// <summary>Follows the provider's pages from its address to ours: signs in, consents. Answers path and query of our callback.</summary>
    public async Task<string> ApproveAsync(string address, string account)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });
        var at = new Uri(address);
        var answer = await http.GetAsync(at);
        for (var step = 0; step < 12; step++)
        {
            if (answer.Headers.Location is { } location)
            {
                at = new Uri(at, location);
                if (at.AbsolutePath.EndsWith("/callback", StringComparison.Ordinal))
                {
                    return at.PathAndQuery;
                }

                answer = await http.GetAsync(at);
                continue;
            }

            var page = await answer.Content.ReadAsStringAsync();
            var form = FormAction().Match(page);
            Assert.True(form.Success, $"{(int)answer.StatusCode} {at}: {page}");
            at = new Uri(at, WebUtility.HtmlDecode(form.Groups[1].Value));
            var isSigningIn = page.Contains("value=\"login\"", StringComparison.Ordinal);
            answer = await http.PostAsync(at, new FormUrlEncodedContent(isSigningIn
                ? new Dictionary<string, string> { ["prompt"] = "login", ["login"] = account, ["password"] = "any" }
                : new Dictionary<string, string> { ["prompt"] = "consent" }));
        }

        throw new InvalidOperationException("The provider never sent us back.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
