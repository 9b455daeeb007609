using Deskside.Domain.Identifiers;

namespace Deskside.Domain.Tests.Identifiers;

public sealed class IdentifierTests
{
    [Fact]
    public void An_id_is_a_lower_case_uuid_and_nothing_else()
    {
        const string Text = "0190a0b0-c0d0-7e00-8f00-0123456789ab";
        Assert.True(RequestId.TryParse(Text.ToUpperInvariant(), null, out var id));
        Assert.Equal(Text, id.ToString());
        foreach (var cut in Enumerable.Range(0, Text.Length).Select(n => Text[..n]).Append(Text + "0").Append($"{{{Text}}}").Append(Text.Replace("-", "")).Append(Guid.Empty.ToString()))
        {
            Assert.False(RequestId.TryParse(cut, null, out _), cut);
        }

        Assert.False(RequestId.TryParse(null, null, out _));
    }
}
