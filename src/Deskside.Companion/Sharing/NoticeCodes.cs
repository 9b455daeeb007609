namespace Deskside.Companion.Sharing;

/// <summary>The numbers of the notices that a sharer sends; the viewer may put its own words to them.</summary>
internal static class NoticeCodes
{
    /// <summary>The display server went away; there is no picture until the Companion is started again.</summary>
    public const ushort ScreenLost = 1;

    /// <summary>An input event was meant for one of the Companion's own windows and was refused.</summary>
    public const ushort OwnWindow = 2;
}
