using System.Buffers.Binary;
using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.WsMan;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>Whether old consoles may send their password as it is.</summary>
public enum PlainSignIn
{
    Refused,

    /// <summary>For Debian's amtterm, which knows nothing else.</summary>
    Allowed,
}

/// <summary>The device's end of the redirection protocol: start, sign-in, then the session of the asked kind.</summary>
/// <remarks>Source: docs/out-of-band/redirection.md, 1. One call of <see cref="ServeAsync"/> a line.</remarks>
public sealed class RedirectionService(ManagementEngine engine, DigestGate gate, PlainSignIn plain, TimeProvider time)
{
    private const int MaxTries = 3;

    public async Task ServeAsync(Stream line, CancellationToken cancellation)
    {
        if (RedirectionWire.KindOf(await TakeAsync(line, RedirectionWire.StartBytes, cancellation)) is not { } kind || !engine.MayOpen(kind))
        {
            await SendAsync(line, [RedirectionWire.StartReply, 1, 0, 0], cancellation);
            return;
        }
        using var place = engine.TryEnter(kind);
        if (place is null)
        {
            await SendAsync(line, [RedirectionWire.StartReply, 2, 0, 0], cancellation);
            return;
        }
        var reply = new byte[RedirectionWire.StartReplyBytes];
        reply[0] = RedirectionWire.StartReply;
        await SendAsync(line, reply, cancellation);
        if (!await SignInAsync(line, cancellation)) return;
        await (kind switch
        {
            RedirectionKind.Serial => new SerialService(engine, time).ServeAsync(line, cancellation),
            RedirectionKind.Drives => new DriveService(engine, time).ServeAsync(line, cancellation),
            _ => new ScreenService(engine).ServeAsync(line, cancellation),
        });
    }

    private async Task<bool> SignInAsync(Stream line, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MaxTries;)
        {
            var head = await TakeAsync(line, RedirectionWire.SignInHeadBytes, cancellation);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(5));
            if (head[0] != RedirectionWire.SignIn || length > RedirectionWire.MaxSignInBytes) return false;
            var payload = await TakeAsync(line, (int)length, cancellation);
            var type = head[4];
            if (type == RedirectionWire.TypeQuery)
            {
                byte[] ways = plain == PlainSignIn.Allowed ? [RedirectionWire.TypePlain, RedirectionWire.TypeDigest] : [RedirectionWire.TypeDigest];
                await AnswerAsync(line, RedirectionWire.StatusOk, RedirectionWire.TypeQuery, ways, cancellation);
                continue;
            }
            var texts = CountedTexts.Read(payload) ?? [];
            if (type == RedirectionWire.TypeDigest && texts is [_, "", ..])
            {
                await AnswerAsync(line, RedirectionWire.StatusContinue, type, CountedTexts.Write(engine.Realm, gate.NewNonce(), "auth"), cancellation);
                continue;
            }
            var isRight = type switch
            {
                RedirectionWire.TypeDigest when texts is [var name, var realm, var nonce, var uri, var cnonce, var count, var response, var quality] =>
                    gate.IsOurs(nonce) && gate.IsRight(new Digest.Proof(name, realm, nonce, RedirectionWire.DigestMethod, uri, quality, count, cnonce), response),
                RedirectionWire.TypePlain when plain == PlainSignIn.Allowed && texts is [var name, var password] =>
                    !engine.Faults.RefusesDigest && name == ManagementEngine.AdministratorName && password == engine.Settings.AdministratorPassword,
                _ => false,
            };
            await AnswerAsync(line, isRight ? RedirectionWire.StatusOk : RedirectionWire.StatusContinue, type, [], cancellation);
            if (isRight) return true;
            engine.Logs.AddWrongPassword();
            tries++;
        }
        return false;
    }

    private static ValueTask AnswerAsync(Stream line, byte status, byte type, byte[] payload, CancellationToken cancellation) =>
        SendAsync(line, RedirectionWire.SignInMessage(RedirectionWire.SignInReply, status, type, payload), cancellation);

    private static async ValueTask SendAsync(Stream line, byte[] bytes, CancellationToken cancellation)
    {
        await line.WriteAsync(bytes, cancellation);
        await line.FlushAsync(cancellation);
    }

    private static async ValueTask<byte[]> TakeAsync(Stream line, int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        await line.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
