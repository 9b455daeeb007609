using Deskside.Companion.Linux.Cursor;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Cursor;

public sealed class CursorSourceTests
{
    [Fact]
    public async Task The_place_follows_the_pointer_and_says_who_moved_it()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { WindowManager = false }, Patience.Seconds(30));
        using var cursor = CursorSource.Open(desktop.Display);
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);

        await UntilAsync(cursor, () => sink.Move(321, 123), () => cursor.Place == new CursorPlace(321, 123, CursorMover.Technician));
        await UntilAsync(cursor, () => _ = desktop.HandAsync("mousemove", "77", "88"), () => cursor.Place == new CursorPlace(77, 88, CursorMover.Customer));
    }

    [Fact]
    public async Task The_shape_is_known_by_the_same_number_whenever_it_comes_back()
    {
        await using var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { WindowManager = false, Nested = false }, Patience.Seconds(30));
        using var cursor = CursorSource.Open(desktop.Display);
        using var paint = new Paint(desktop.Display);
        using var sink = InputSink.Open(desktop.Display, new OwnWindows(), TimeProvider.System);
        var hand = paint.Window(0, 0, 100, 100, 0xFFFFFF);
        var text = paint.Window(100, 0, 100, 100, 0xFFFFFF);
        Define(paint, hand, 60);
        Define(paint, text, 152);

        await UntilAsync(cursor, () => sink.Move(300, 300), () => cursor.Place is { X: 300, Y: 300 });
        var outside = cursor.Shape;
        await UntilAsync(cursor, () => sink.Move(50, 50), () => cursor.Shape.Id != outside.Id);
        var first = cursor.Shape;
        await UntilAsync(cursor, () => sink.Move(150, 50), () => cursor.Shape.Id != first.Id);
        var second = cursor.Shape;
        await UntilAsync(cursor, () => sink.Move(50, 50), () => cursor.Shape.Id == first.Id);
        Assert.Equal(first.Rgba, cursor.Shape.Rgba, (a, b) => a.Span.SequenceEqual(b.Span));
        Assert.False(first.Rgba.Span.SequenceEqual(second.Rgba.Span));
        Assert.Equal(first.Width * first.Height * 4, first.Rgba.Length);
        // Premultiplied: no colour is stronger than its alpha.
        for (var i = 0; i < first.Rgba.Length; i += 4) Assert.True(first.Rgba.Span[i] <= first.Rgba.Span[i + 3]);
    }

    private static void Define(Paint paint, nuint window, uint shape)
    {
        _ = X11.DefineCursor(paint.Connection.Handle, window, X11.CreateFontCursor(paint.Connection.Handle, shape));
        paint.Connection.Sync();
    }

    private static async Task UntilAsync(CursorSource cursor, Action act, Func<bool> reached)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (reached()) done.TrySetResult();
        }
        cursor.Changed += Look;
        act();
        Look();
        await done.Task.WaitAsync(Patience.Seconds(10));
        cursor.Changed -= Look;
    }
}
