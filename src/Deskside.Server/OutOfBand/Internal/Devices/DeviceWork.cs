using Deskside.OutOfBand.WsMan;
using Deskside.Server.Hosting;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Calls to the firmware of PCs that this node holds: one at a time a PC, the password's fate noted.</summary>
internal sealed class DeviceWork(DeviceFloor floor, DeviceBook book, TimeProvider time)
{
    /// <summary>Runs the work in the device's turn. A wrong password is noted and slows the next try, whoever makes it.</summary>
    public async Task<DeviceAnswer<T>> RunAsync<T>(DeviceRow row, string actor, Func<LiveDevice, WsManDesk, Task<DeviceAnswer<T>>> work, CancellationToken cancellation)
        where T : notnull
    {
        if (floor.Find(row.Organisation, row.Uuid) is not { } live)
        {
            return DeviceFault.NotConnected;
        }

        await live.Turn.WaitAsync(cancellation);
        try
        {
            // Read now: whoever had the turn before may have tried the password, and one that proved wrong is not tried again at once.
            if (await book.FindAsync(row.Organisation, row.Uuid, cancellation) is not { } now || now.Request != row.Request || book.PasswordOf(now) is not { } password)
            {
                return DeviceFault.NotConnected;
            }

            if (now.RetryAt > time.NowMs())
            {
                return DeviceFault.WrongPassword((int)((now.RetryAt - time.NowMs() + 999) / 1000));
            }

            var answer = await work(live, live.DeskFor(password));
            var isWrong = answer.Fault?.Code == "wrong-password";
            if (isWrong)
            {
                await book.TriedAsync(now, DeviceAccess.Wrong, live.LineKind, null, actor, cancellation);
                return DeviceFault.WrongPassword((int)AccessPace.After(now.WrongTries + 1).TotalSeconds);
            }

            if (now.Access != EnumText.Write(DeviceAccess.Right) && answer.Fault?.Code is null or "device-refused")
            {
                await book.TriedAsync(now, DeviceAccess.Right, live.LineKind, live.Lines.Pin?.ToString(), actor, cancellation);
            }

            return answer;
        }
        finally
        {
            live.Turn.Release();
        }
    }

    /// <summary>The same without a word to the firmware: it proves no password, and needs none.</summary>
    public async Task<DeviceAnswer<T>> InTurnAsync<T>(DeviceRow row, Func<LiveDevice, Task<DeviceAnswer<T>>> work, CancellationToken cancellation)
        where T : notnull
    {
        if (floor.Find(row.Organisation, row.Uuid) is not { } live)
        {
            return DeviceFault.NotConnected;
        }

        await live.Turn.WaitAsync(cancellation);
        try
        {
            return await work(live);
        }
        finally
        {
            live.Turn.Release();
        }
    }

    /// <summary>In the device's turn, without a word to the firmware; nothing when its line is gone.</summary>
    public async Task LetGoAsync(DeviceRow row, Func<LiveDevice, Task> work)
    {
        if (floor.Find(row.Organisation, row.Uuid) is not { } live)
        {
            return;
        }

        await live.Turn.WaitAsync();
        try
        {
            await work(live);
        }
        finally
        {
            live.Turn.Release();
        }
    }
}
