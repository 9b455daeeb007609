namespace Deskside.Domain.Sessions;

/// <summary>Reads a session's state off the consents that its sharer reported.</summary>
public static class SessionProgress
{
    /// <summary>The state of a session that has not ended.</summary>
    public static SessionState Of(IEnumerable<KeyValuePair<Capability, ReportedConsent>> consents)
    {
        var states = consents.ToDictionary(c => c.Key, c => c.Value);
        var view = states.GetValueOrDefault(Capability.View);
        if (view == ReportedConsent.Granted)
        {
            // Control without a picture is not control: it is read only while the view stands.
            return states.GetValueOrDefault(Capability.Control) == ReportedConsent.Granted ? SessionState.Controlling : SessionState.Viewing;
        }

        return states.ContainsValue(ReportedConsent.Asking) ? SessionState.AwaitingConsent : SessionState.Chatting;
    }
}
