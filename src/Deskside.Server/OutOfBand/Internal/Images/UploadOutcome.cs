namespace Deskside.Server.OutOfBand.Internal.Images;

internal abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    public sealed record Taken(long UploadedBytes) : UploadOutcome;

    /// <summary>Goes on from another place, or another call writes there now.</summary>
    public sealed record WrongOffset(long UploadedBytes) : UploadOutcome;

    /// <summary>More than the image has, or than one call may send.</summary>
    public sealed record TooMuch(string Why) : UploadOutcome;

    /// <summary>The disk did not take it.</summary>
    public sealed record NoRoom(string Why) : UploadOutcome;

    public sealed record Unknown : UploadOutcome;
}
