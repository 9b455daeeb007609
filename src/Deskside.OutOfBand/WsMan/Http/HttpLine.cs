using System.Globalization;
using System.Text;

namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>Posts to a device with digest authentication, over one line kept open as long as the device allows.</summary>
/// <remarks>
/// One call at a time; further ones wait. The first call is made bare and answered 401, as the nonce comes from there; firmware
/// closes the line after a 401, so each answer may open a new one. A stale nonce is renewed once a call. A second 401 that is not
/// stale is a wrong password. A call on a kept line that was closed before its answer is repeated only when that is
/// <see cref="Repeat.Safe"/> — so a call that changes something always goes over a line of its own.
/// </remarks>
public sealed class HttpLine(LineOpener open, DeviceCredentials credentials, string path, TimeSpan patience, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private Stream? _line;
    private HttpInlet? _inlet;
    private DigestChallenge? _challenge;

    /// <summary>Of the first challenge: a device has one, so another one later is not answered. Null before any.</summary>
    public string? Realm { get; private set; }

    /// <summary>Closes the line: the next call opens another.</summary>
    public async ValueTask DropLineAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await DropAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask<HttpPost> PostAsync(ReadOnlyMemory<byte> body, Repeat repeat, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await PostInTurnAsync(body, repeat, either.Token);
        }
        catch (OperationCanceledException)
        {
            // Half a call may be on the line: it cannot be used for another.
            await DropAsync();
            if (cancellation.IsCancellationRequested) throw;
            return new HttpPost.Failed($"The device did not answer within {patience.TotalSeconds:0} s.");
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _turn.Dispose();
    }

    private async ValueTask<HttpPost> PostInTurnAsync(ReadOnlyMemory<byte> body, Repeat repeat, CancellationToken cancellation)
    {
        var isBare = _challenge is null;
        for (var round = 0; round < 4; round++)
        {
            // A bare call changes nothing, since it is answered 401.
            if (repeat == Repeat.Never && _challenge is not null) await DropAsync();
            var isKept = _line is not null;
            if (_line is null && await ConnectAsync(cancellation) is { } failure) return failure;
            var read = await ExchangeAsync(body, cancellation);
            if (read is not HttpRead.Message { Head: var head, Body: var answer })
            {
                await DropAsync();
                if (isKept && repeat == Repeat.Safe && read is HttpRead.Ended or HttpRead.LineLost) continue;
                return new HttpPost.Failed(read switch
                {
                    HttpRead.Malformed malformed => malformed.Why,
                    HttpRead.LineLost lost => lost.Why,
                    _ => "The device closed the line without an answer.",
                });
            }
            if (head.Closes) await DropAsync();
            if (head.Status is not { } status) return new HttpPost.Failed("The device answered with something that is no HTTP status.");
            if (status != 401) return new HttpPost.Answered(status, head.First("Server"), answer);
            var tried = _challenge;
            if (!DigestChallenge.TryParse(head, out _challenge)) return new HttpPost.Failed("The device asks for a kind of sign-in that is not served here.");
            await DropAsync();
            Realm ??= _challenge.Realm;
            if (Realm != _challenge.Realm)
            {
                _challenge = null;
                return new HttpPost.Failed("The device asks for the password by another realm than before: it was not answered.");
            }
            if (tried is not null && !_challenge.IsStale && !isBare)
            {
                // A nonce that was good before may be forgotten without the word "stale": one fresh try decides.
                isBare = true;
                continue;
            }
            if (tried is not null && !_challenge.IsStale)
            {
                var realm = _challenge.Realm;
                _challenge = null;
                return new HttpPost.WrongPassword(realm);
            }
        }
        return new HttpPost.Failed("The device asks to sign in again and again.");
    }

    private async ValueTask<HttpPost.Failed?> ConnectAsync(CancellationToken cancellation)
    {
        switch (await open(cancellation))
        {
            case LineOutcome.Opened opened:
                (_line, _inlet) = (opened.Line, new HttpInlet(opened.Line, HttpSide.Answers));
                return null;
            case LineOutcome.Failed failed: return new HttpPost.Failed(failed.Why);
            default: return new HttpPost.Failed("No line.");
        }
    }

    private async ValueTask<HttpRead> ExchangeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        // A bare call carries no body: it will be refused anyway, and nothing can be done by it.
        var sent = _challenge is null ? ReadOnlyMemory<byte>.Empty : body;
        var head = $"POST {path} HTTP/1.1\r\nHost: device\r\nContent-Type: application/soap+xml;charset=UTF-8\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {sent.Length}\r\n")
            + (_challenge is null ? "" : $"Authorization: {_challenge.Answer(credentials.Name, credentials.Password, "POST", path)}\r\n") + "\r\n";
        try
        {
            byte[] whole = [.. Encoding.Latin1.GetBytes(head), .. sent.Span];
            await _line!.WriteAsync(whole, cancellation);
            await _line.FlushAsync(cancellation);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            return new HttpRead.LineLost(broken.Message);
        }
        return await _inlet!.ReadAsync(cancellation);
    }

    private async ValueTask DropAsync()
    {
        var line = _line;
        (_line, _inlet) = (null, null);
        if (line is not null) await line.DisposeAsync();
    }
}
