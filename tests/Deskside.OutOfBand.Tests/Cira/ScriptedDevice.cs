using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Tests.Cira;

/// <summary>A device's end of a line, message by message, as a test wants it: well-behaved or not.</summary>
internal sealed class ScriptedDevice(Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ApfInlet _inlet = new(stream, TimeProvider.System);
    private readonly ApfOutlet _outlet = new(stream, Patience, TimeProvider.System);

    public Stream Line => stream;

    public ValueTask SayAsync(ApfMessage message) => _outlet.SendAsync(message, CancellationToken.None);

    public async Task<ApfMessage?> HearAsync(ApfReplyShape shape = ApfReplyShape.WithPort) =>
        await _inlet.ReceiveAsync(_ => true, shape, Patience, CancellationToken.None) is ApfReceived.Message message ? message.Value : null;

    public async Task<T> HearAsync<T>() where T : ApfMessage => Assert.IsType<T>(await HearAsync());

    public ValueTask HelloAsync(Guid uuid) => SayAsync(new ApfMessage.ProtocolVersion(1, 0, ApfTrigger.ByPerson, uuid));

    public async Task SignInAsync(Guid uuid, string secret)
    {
        await HelloAsync(uuid);
        await SayAsync(new ApfMessage.ServiceRequest(ApfNames.SignInService));
        await HearAsync<ApfMessage.ServiceAccept>();
        await SayAsync(new ApfMessage.SignInRequest("device", ApfNames.ForwardService, ApfNames.MethodPassword, secret));
        await HearAsync<ApfMessage.SignInSuccess>();
        await SayAsync(new ApfMessage.ServiceRequest(ApfNames.ForwardService));
        await HearAsync<ApfMessage.ServiceAccept>();
    }

    public async Task ForwardAsync(params uint[] ports)
    {
        foreach (var port in ports)
        {
            await SayAsync(new ApfMessage.ForwardRequest("pc.home", port, true));
            Assert.Equal(port, (await HearAsync<ApfMessage.RequestSuccess>()).Port);
        }
    }

    public ValueTask DisposeAsync() => _outlet.DisposeAsync();
}
