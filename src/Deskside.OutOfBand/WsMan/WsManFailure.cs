namespace Deskside.OutOfBand.WsMan;

/// <summary>Why a call to the firmware did not do what was asked.</summary>
public abstract record WsManFailure
{
    private WsManFailure() { }

    /// <summary>In words for a technician.</summary>
    public abstract string Told { get; }

    public sealed record WrongPassword(string Realm) : WsManFailure
    {
        public override string Told => "The administrator password is wrong.";
    }

    /// <summary>The firmware does not know the class or the call, or finds it malformed.</summary>
    public sealed record Fault(int Status, string Text) : WsManFailure
    {
        public override string Told => $"The firmware refused the call (HTTP {Status}): {Text}";
    }

    /// <summary>The call was understood and not done; the numbers are the firmware's.</summary>
    public sealed record Refused(string Method, long ReturnValue) : WsManFailure
    {
        public override string Told => $"{Method} was answered {ReturnValue}: {ReturnValues.Meaning(ReturnValue)}.";
    }

    public sealed record Unreadable(string Why) : WsManFailure
    {
        public override string Told => $"The firmware's answer cannot be read: {Why}";
    }

    public sealed record LineLost(string Why) : WsManFailure
    {
        public override string Told => $"The line to the firmware failed: {Why}";
    }

    /// <summary>The device is not in a state in which this can be done; nothing was sent, or the state says why not.</summary>
    public sealed record NotPossible(string Why) : WsManFailure
    {
        public override string Told => Why;
    }
}
