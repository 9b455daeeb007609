namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>What lies in the two drives; null is an empty drive.</summary>
public sealed record IderMedia(IMedium? Cd, IMedium? Floppy);

/// <summary>When the drives appear to the PC.</summary>
public enum DrivesAppear
{
    AtNextReboot,
    AtGracefulReboot,
    Now,
}
