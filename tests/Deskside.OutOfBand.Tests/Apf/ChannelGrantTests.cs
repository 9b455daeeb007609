using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Tests.Apf;

public sealed class ChannelGrantTests
{
    private readonly MemoryStream _line = new();

    [Theory]
    // Half of the window: the first 499 bytes are kept back, and granted with the next.
    [InlineData(null, "0000022b")]
    // At once, however little it is, as firmware does in field logs.
    [InlineData(1, "000001f3 00000038")]
    public async Task What_was_read_is_granted_again(int? grantAfter, string granted)
    {
        await using var outlet = new ApfOutlet(_line, TimeSpan.FromSeconds(10), TimeProvider.System);
        var table = new ApfChannelTable(outlet, new ApfChannelOptions { WindowBytes = 1024, GrantAfterBytes = grantAfter }, TimeProvider.System);
        var channel = table.Accept(new ApfMessage.ChannelOpen(ApfNames.ForwardedChannel, 9, 4096, "", 16994, "127.0.0.1", 1024))!;
        foreach (var count in new[] { 499, 56 })
        {
            Assert.Null(table.Handle(new ApfMessage.ChannelBytes(4, new byte[count])));
            Assert.Equal(count, await channel.ReadAsync(new byte[1024], CancellationToken.None));
        }
        await outlet.DisposeAsync();
        var sent = Convert.ToHexStringLower(_line.ToArray());
        var grants = sent.Split("5d00000009").Skip(1).Select(rest => rest[..8]);
        Assert.Equal(granted, string.Join(' ', grants));
    }
}
