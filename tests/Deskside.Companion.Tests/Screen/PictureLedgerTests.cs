using Deskside.Companion.Screen;

namespace Deskside.Companion.Tests.Screen;

public sealed class PictureLedgerTests
{
    [Fact]
    public void The_ratio_is_of_changed_pixels_to_codec_bytes()
    {
        var ledger = new PictureLedger();
        Assert.Equal(0, ledger.Totals.Ratio);
        ledger.Add(1000, 100);
        ledger.Add(4000, 400);
        Assert.Equal(new PictureTotals(2, 5000, 500), ledger.Totals);
        Assert.Equal(40, ledger.Totals.Ratio);
    }
}
