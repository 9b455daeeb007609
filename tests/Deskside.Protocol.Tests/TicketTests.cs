namespace Deskside.Protocol.Tests;

public sealed class TicketTests
{
    [Fact]
    public void A_ticket_survives_its_text_form()
    {
        var ticket = Ticket.Draw();
        Assert.Equal(43, ticket.Reveal().Length);
        Assert.True(Ticket.TryParse(ticket.Reveal(), out var read));
        Assert.Equal(ticket, read);
        Assert.Equal(ticket.Hash(), read.Hash());
        Assert.NotEqual(ticket, Ticket.Draw());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_ticket_is_refused(string? text) => Assert.False(Ticket.TryParse(text, out _));

    [Fact]
    public void Only_Reveal_shows_it() => Assert.Equal("Ticket (redacted)", Ticket.Draw().ToString());
}
