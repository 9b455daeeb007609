using System.Buffers.Binary;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.OutOfBand.Redirection;

/// <summary>Opens a redirection session as the console: start, ask for the ways to sign in, sign in by digest (type 4).</summary>
/// <remarks>
/// Type 1, which sends the password as it is, is never used. The line is closed unless the outcome is Opened.
/// Source: docs/out-of-band/redirection.md, 1.
/// </remarks>
public static class RedirectionSession
{
    private const string NonceCount = "00000002";

    public static async ValueTask<RedirectionOutcome> OpenAsync(
        LineOpener open, RedirectionKind kind, DeviceCredentials credentials, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        Stream? line = null;
        var outcome = (RedirectionOutcome)new RedirectionOutcome.Failed($"The firmware did not answer within {patience.TotalSeconds:0} s.");
        try
        {
            switch (await open(either.Token))
            {
                case LineOutcome.Opened opened:
                    line = opened.Line;
                    outcome = await SignInAsync(line, kind, credentials, either.Token);
                    break;
                case LineOutcome.Failed failed: return new RedirectionOutcome.Failed(failed.Why);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The outcome says it already.
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            outcome = new RedirectionOutcome.Failed(broken is EndOfStreamException ? "The firmware closed the line." : broken.Message);
        }
        finally
        {
            if (outcome is not RedirectionOutcome.Opened && line is not null) await line.DisposeAsync();
        }
        return outcome;
    }

    private static async ValueTask<RedirectionOutcome> SignInAsync(Stream line, RedirectionKind kind, DeviceCredentials credentials, CancellationToken cancellation)
    {
        await SendAsync(line, RedirectionWire.StartOf(kind), cancellation);
        var head = await TakeAsync(line, 2, cancellation);
        if (head[0] != RedirectionWire.StartReply) return Unexpected(head[0]);
        if (head[1] != RedirectionWire.StatusOk) return new RedirectionOutcome.Refused(head[1]);
        var rest = await TakeAsync(line, RedirectionWire.StartReplyBytes - 2, cancellation);
        await TakeAsync(line, rest[^1], cancellation);

        var ways = await ExchangeAsync(line, RedirectionWire.TypeQuery, [], cancellation);
        if (ways is null) return Garbled();
        if (!ways.Payload.Contains(RedirectionWire.TypeDigest)) return new RedirectionOutcome.NoSafeSignIn(ways.Payload);

        var first = CountedTexts.Write(credentials.Name, "", "", RedirectionWire.DigestUri, "", "", "", "");
        var challenge = await ExchangeAsync(line, RedirectionWire.TypeDigest, first, cancellation);
        if (challenge is null || CountedTexts.Read(challenge.Payload) is not [var realm, var nonce, .. var more]) return Garbled();
        var proof = new Digest.Proof(
            credentials.Name, realm, nonce, RedirectionWire.DigestMethod, RedirectionWire.DigestUri, more is [var quality, ..] ? quality : "auth", NonceCount, Digest.NewCnonce());
        var second = CountedTexts.Write(
            credentials.Name, realm, nonce, RedirectionWire.DigestUri, proof.Cnonce, proof.NonceCount, Digest.Response(proof, credentials.Password), proof.Quality!);
        var verdict = await ExchangeAsync(line, RedirectionWire.TypeDigest, second, cancellation);
        if (verdict is null) return Garbled();
        return verdict.Status == RedirectionWire.StatusOk ? new RedirectionOutcome.Opened(line) : new RedirectionOutcome.WrongPassword();
    }

    private sealed record Reply(byte Status, byte[] Payload);

    private static async ValueTask<Reply?> ExchangeAsync(Stream line, byte type, byte[] payload, CancellationToken cancellation)
    {
        await SendAsync(line, RedirectionWire.SignInMessage(RedirectionWire.SignIn, 0, type, payload), cancellation);
        var head = await TakeAsync(line, RedirectionWire.SignInHeadBytes, cancellation);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(5));
        if (head[0] != RedirectionWire.SignInReply || length > RedirectionWire.MaxSignInBytes) return null;
        return new Reply(head[1], await TakeAsync(line, (int)length, cancellation));
    }

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

    private static RedirectionOutcome.Failed Unexpected(byte type) => new($"The firmware answered the start with message 0x{type:x2}.");

    private static RedirectionOutcome.Failed Garbled() => new("The firmware's sign-in answer is garbled.");
}
