using Deskside.Domain.Identifiers;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Gathers what a serial line writes and keeps it once a second, or as soon as 16 KiB are there.</summary>
internal sealed class Transcript(TranscriptBook book, OrganisationId organisation, RequestId request, TimeProvider time) : IAsyncDisposable
{
    private const int PieceBytes = 16 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly MemoryStream _gathered = new();
    private long _lastAt = time.GetTimestamp();

    public async ValueTask AppendAsync(byte[] bytes, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _gathered.Write(bytes);
            if (_gathered.Length >= PieceBytes || time.GetElapsedTime(_lastAt) >= Pause)
            {
                await KeepAsync(cancellation);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await KeepAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    private async Task KeepAsync(CancellationToken cancellation)
    {
        if (_gathered.Length == 0)
        {
            return;
        }

        await book.AppendAsync(organisation, request, _gathered.ToArray(), cancellation);
        _gathered.SetLength(0);
        _lastAt = time.GetTimestamp();
    }
}
