using System.Threading.Channels;
using Deskside.OutOfBand.Redirection.Sol;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>One terminal before a serial line. Bounded: a terminal that does not read makes the line wait, and with it the PC.</summary>
internal sealed class SerialSeat
{
    private readonly Channel<SolNews> _news = Channel.CreateBounded<SolNews>(new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public CancellationTokenSource Left { get; } = new();

    public IAsyncEnumerable<SolNews> ReadAllAsync(CancellationToken cancellation) => _news.Reader.ReadAllAsync(cancellation);

    public async ValueTask PutAsync(SolNews news)
    {
        try
        {
            await _news.Writer.WriteAsync(news, Left.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or ChannelClosedException)
        {
            // Nobody sits here any more.
        }
    }

    public void Complete() => _news.Writer.TryComplete();
}
