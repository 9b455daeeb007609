using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deskside.OutOfBand.Redirection.Sol;

namespace Deskside.Interop.Tests;

/// <summary>A technician at the serial line.</summary>
internal sealed partial class SerialTerminal(SolSession serial) : IAsyncDisposable
{
    private readonly StringBuilder _heard = new();
    private bool _isClosed;

    public string Heard => _heard.ToString();

    public async Task HearAsync(string text, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, TimeProvider.System);
        var from = _heard.Length;
        try
        {
            while (!_heard.ToString(from, _heard.Length - from).Contains(text, StringComparison.Ordinal))
                switch (await serial.NextAsync(patience.Token))
                {
                    case SolNews.Text news: _heard.Append(Encoding.Latin1.GetString(news.Bytes)); break;
                    case SolNews.Ended ended: throw new InvalidOperationException(ended.Why);
                }
        }
        catch (Exception failed) when (failed is OperationCanceledException or InvalidOperationException)
        {
            Assert.Fail($"\"{text}\" did not come on the serial line ({failed.Message}). It brought:\n{Heard}");
        }
    }

    /// <summary>Types a line of the menu and returns the number that its answer ends with.</summary>
    public async Task<int> ChooseAsync(string line)
    {
        var from = _heard.Length;
        await serial.WriteAsync(Encoding.ASCII.GetBytes(line + "\r"), CancellationToken.None);
        await HearAsync("repair> ", TimeSpan.FromSeconds(60));
        return int.Parse(Result().Match(Heard, from).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isClosed) return;
        _isClosed = true;
        await serial.DisposeAsync();
    }

    [GeneratedRegex(@"RC=(\d+)")]
    private static partial Regex Result();
}
