namespace Deskside.Companion.Ports;

/// <summary>The shape and place of the customer's pointer, sent beside the picture and drawn by the viewer.</summary>
public interface ICursorSource
{
    /// <summary>Raised on the platform's thread when the shape or the place changed; merged, newest wins.</summary>
    event Action? Changed;

    /// <summary>The pointer's place on the desktop and who moved it last.</summary>
    CursorPlace Place { get; }

    /// <summary>The shape now. The id is the same for the same picture.</summary>
    CursorShape Shape { get; }
}

/// <summary>Desktop coordinates. <see cref="MovedBy"/> lets the viewer show the customer's own moves.</summary>
public readonly record struct CursorPlace(int X, int Y, CursorMover MovedBy);

/// <summary>Who moved the pointer last.</summary>
public enum CursorMover : byte { Technician = 1, Customer = 2 }

/// <summary>Premultiplied RGBA, 4 bytes a pixel, at most 256×256; (0,0) pixels mean an invisible pointer.</summary>
public sealed record CursorShape(uint Id, int Width, int Height, int HotX, int HotY, ReadOnlyMemory<byte> Rgba);
