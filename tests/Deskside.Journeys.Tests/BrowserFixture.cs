using Deskside.Stage;

[assembly: AssemblyFixture(typeof(Deskside.Journeys.Tests.BrowserFixture))]
// Journeys use whole desktops and browsers: one at a time, so that none starves another on two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Deskside.Journeys.Tests;

/// <summary>One Chromium for all journeys.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private Browsers? _browsers;

    public Browsers Browsers => _browsers ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _browsers = await Browsers.StartAsync();

    public ValueTask DisposeAsync() => _browsers?.DisposeAsync() ?? ValueTask.CompletedTask;
}
