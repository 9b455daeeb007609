using Deskside.Companion.Ports;

namespace Deskside.Companion.Viewers;

/// <summary>Which monitors a technician wants to see: by number, all (every bit set), or the one where the pointer is.</summary>
/// <remarks>A wish for monitors that are not there (any more) is the main one: there is always something to see.</remarks>
internal readonly record struct SurfaceWish(uint Mask, bool FollowsPointer)
{
    /// <summary>The surfaces to send now, bit by number; at least one.</summary>
    public uint Among(IReadOnlyList<Surface> surfaces, CursorPlace pointer)
    {
        uint there = 0, main = 0;
        foreach (var surface in surfaces)
        {
            var bit = 1u << surface.Id;
            there |= bit;
            if (surface.IsPrimary) main |= bit;
            if (FollowsPointer && surface.Holds(pointer.X, pointer.Y)) return bit;
        }
        return (Mask & there) != 0 && !FollowsPointer ? Mask & there : main;
    }
}
