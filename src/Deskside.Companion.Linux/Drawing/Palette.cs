namespace Deskside.Companion.Linux.Drawing;

/// <summary>Light or dark windows.</summary>
public enum DeskTheme : byte { Light, Dark }

/// <summary>The colours of the windows, 0x00RRGGBB. Text on its ground has a contrast of at least 4.5 : 1.</summary>
internal sealed record Palette(
    uint Ground, uint Raised, uint Line, uint Text, uint Quiet, uint Accent, uint OnAccent, uint Danger, uint OnDanger,
    uint Notice, uint OnNotice, uint Live, uint Field)
{
    public static Palette Light { get; } = new(
        Ground: 0xFFFFFF, Raised: 0xF1F4F8, Line: 0xD5DBE3, Text: 0x1A2230, Quiet: 0x56606F, Accent: 0x1F5FD1, OnAccent: 0xFFFFFF,
        Danger: 0xC02B2B, OnDanger: 0xFFFFFF, Notice: 0xFFF1CC, OnNotice: 0x5B4300, Live: 0x1E8E4E, Field: 0xFFFFFF);

    public static Palette Dark { get; } = new(
        Ground: 0x1C2129, Raised: 0x29303B, Line: 0x3C4654, Text: 0xEEF1F5, Quiet: 0xA9B3C1, Accent: 0x7AA7F7, OnAccent: 0x0B1B36,
        Danger: 0xF08A8A, OnDanger: 0x360B0B, Notice: 0x4A3B12, OnNotice: 0xFFE2A0, Live: 0x5CCB8B, Field: 0x14181E);

    public static Palette Of(DeskTheme theme) => theme == DeskTheme.Dark ? Dark : Light;

    /// <summary>A colour between two, in 256ths of the second.</summary>
    public static uint Mix(uint first, uint second, int of256)
    {
        var mixed = 0u;
        for (var shift = 0; shift <= 16; shift += 8)
        {
            var (a, b) = ((int)(first >> shift) & 255, (int)(second >> shift) & 255);
            mixed |= (uint)((a * (256 - of256) + b * of256) / 256) << shift;
        }
        return mixed;
    }
}
