using Deskside.Domain.Sessions;

namespace Deskside.Domain.Tests.Sessions;

public sealed class SessionProgressTests
{
    [Theory]
    [InlineData(ReportedConsent.None, ReportedConsent.None, SessionState.Chatting)]
    [InlineData(ReportedConsent.Asking, ReportedConsent.None, SessionState.AwaitingConsent)]
    [InlineData(ReportedConsent.Denied, ReportedConsent.None, SessionState.Chatting)]
    [InlineData(ReportedConsent.TimedOut, ReportedConsent.None, SessionState.Chatting)]
    [InlineData(ReportedConsent.Granted, ReportedConsent.None, SessionState.Viewing)]
    [InlineData(ReportedConsent.Granted, ReportedConsent.Asking, SessionState.Viewing)]
    [InlineData(ReportedConsent.Granted, ReportedConsent.Granted, SessionState.Controlling)]
    [InlineData(ReportedConsent.Granted, ReportedConsent.SuspendedByCustomer, SessionState.Viewing)]
    [InlineData(ReportedConsent.Withdrawn, ReportedConsent.Granted, SessionState.Chatting)]
    public void The_state_is_read_off_the_consents(ReportedConsent view, ReportedConsent control, SessionState state) =>
        Assert.Equal(state, SessionProgress.Of([KeyValuePair.Create(Capability.View, view), KeyValuePair.Create(Capability.Control, control)]));

    [Fact]
    public void Without_any_there_is_chat_only() => Assert.Equal(SessionState.Chatting, SessionProgress.Of([]));
}
