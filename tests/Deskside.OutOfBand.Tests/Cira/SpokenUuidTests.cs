using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.Tests.Apf;

namespace Deskside.OutOfBand.Tests.Cira;

public sealed class SpokenUuidTests
{
    private static readonly string Spoken = SpokenUuid.Format(ApfVectors.Uuid);

    [Fact]
    public void It_is_read_out_in_eight_groups_and_a_check_sign() => Assert.Matches("^4c4c 4544 0034 5310 8047 b4c0 4f4c 3232 - [0-9a-f]$", Spoken);

    [Theory]
    [InlineData("4c4c4544-0034-5310-8047-b4c04f4c3232")]
    [InlineData("4C4C 4544 OO34 531O 8O47 B4CO 4F4C 3232")]
    public void What_was_typed_is_taken_with_or_without_the_check_sign(string typed)
    {
        Assert.Null(SpokenUuid.TryParse(typed, out var uuid));
        Assert.Equal(ApfVectors.Uuid, uuid);
        Assert.Null(SpokenUuid.TryParse(typed + Spoken[^1], out uuid));
        Assert.Equal(ApfVectors.Uuid, uuid);
    }

    [Fact]
    public void Every_single_wrong_sign_is_found_out()
    {
        var signs = Spoken.Replace(" ", "").Replace("-", "");
        for (var place = 0; place < signs.Length; place++)
            foreach (var other in "0123456789abcdef".Where(sign => sign != signs[place]))
                Assert.Contains("misheard", SpokenUuid.TryParse(signs[..place] + other + signs[(place + 1)..], out _));
    }

    [Fact]
    public void Two_neighbours_swapped_are_found_out()
    {
        var signs = Spoken.Replace(" ", "").Replace("-", "");
        for (var place = 0; place < 31; place++)
        {
            if (signs[place] == signs[place + 1]) continue;
            var swapped = signs[..place] + signs[place + 1] + signs[place] + signs[(place + 2)..];
            Assert.NotNull(SpokenUuid.TryParse(swapped, out _));
        }
    }

    [Theory]
    [InlineData("4c4c")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("4c4c4544-0034-5310-8047-b4c04f4cz232")]
    public void What_is_no_uuid_is_told(string? typed) => Assert.NotNull(SpokenUuid.TryParse(typed, out _));
}
