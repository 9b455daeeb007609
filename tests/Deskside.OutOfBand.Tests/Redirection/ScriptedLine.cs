using System.Buffers.Binary;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.OutOfBand.Tests.Redirection;

/// <summary>The firmware's end of a redirection line over loopback TCP, byte by byte as a test wants it.</summary>
internal sealed class ScriptedLine : IAsyncDisposable
{
    public const string Realm = "Digest:A4070000000000000000000000000000";
    public const string Nonce = "c0ffee00";

    private readonly Loopback _pair;

    private ScriptedLine(Loopback pair) => _pair = pair;

    public Stream Console => _pair.One;
    public Stream Firmware => _pair.Other;

    public static async Task<ScriptedLine> OpenAsync() => new(await Loopback.ConnectAsync());

    public ValueTask<LineOutcome> GiveAsync(CancellationToken cancellation) => ValueTask.FromResult<LineOutcome>(new LineOutcome.Opened(Console));

    public ValueTask SayAsync(params byte[] bytes) => Firmware.WriteAsync(bytes);

    public async Task<byte[]> HearAsync(int count)
    {
        var bytes = new byte[count];
        await Firmware.ReadExactlyAsync(bytes).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        return bytes;
    }

    /// <summary>The texts of a sign-in message that the console sends.</summary>
    public async Task<(byte Type, byte[] Payload)> HearSignInAsync()
    {
        var head = await HearAsync(RedirectionWire.SignInHeadBytes);
        Assert.Equal(RedirectionWire.SignIn, head[0]);
        return (head[4], await HearAsync((int)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(5))));
    }

    public ValueTask AnswerSignInAsync(byte status, byte type, byte[] payload) =>
        SayAsync(RedirectionWire.SignInMessage(RedirectionWire.SignInReply, status, type, payload));

    public ValueTask DisposeAsync() => _pair.DisposeAsync();
}
