namespace Deskside.OutOfBand.Redirection;

/// <summary>What opening a redirection session came to.</summary>
public abstract record RedirectionOutcome
{
    private RedirectionOutcome() { }

    /// <summary>Signed in: the line speaks its kind from here on. The caller owns it.</summary>
    public sealed record Opened(Stream Line) : RedirectionOutcome;

    /// <summary>The firmware refuses the kind: switched off, without consent, or in use. The status is its own.</summary>
    public sealed record Refused(byte Status) : RedirectionOutcome
    {
        public string Told => Status switch
        {
            1 => "The firmware does not know this kind of session, or it is switched off.",
            2 => "Such a session is open already, or the firmware is busy.",
            3 => "The firmware does not allow it now: consent may be missing.",
            _ => $"The firmware refused with status {Status}.",
        };
    }

    public sealed record WrongPassword : RedirectionOutcome;

    /// <summary>The firmware offers only sign-ins that would show the password: none is sent.</summary>
    public sealed record NoSafeSignIn(IReadOnlyList<byte> Offered) : RedirectionOutcome;

    public sealed record Failed(string Why) : RedirectionOutcome;
}
