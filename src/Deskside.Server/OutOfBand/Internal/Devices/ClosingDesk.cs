using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting;
using Deskside.Server.OutOfBand.Internal.Boots;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The end of the work on a PC: everything closed and put back, the password forgotten, the line ended.</summary>
internal sealed class ClosingDesk(DeviceFloor floor, DeviceBook book, LineDesk lines, BootDesk boots, TimeProvider time)
{
    /// <summary>What cannot be put back, as the line is gone, is put back when the PC calls again within its time, unless the password is forgotten.</summary>
    public async Task CloseAsync(DeviceRow row, string? actor, CancellationToken cancellation)
    {
        if (floor.Find(row.Organisation, row.Uuid) is { } live)
        {
            await live.Turn.WaitAsync(cancellation);
            try
            {
                await PutBackAsync(live, row, row.Access == "right" && book.PasswordOf(row) is { } password ? live.DeskFor(password) : null, actor);
            }
            finally
            {
                live.Turn.Release();
            }
        }

        await book.NoteAsync(
            row, "closed_at = @now, password = NULL, armed = 0, node = NULL, access = 'unknown', serial = 'closed', media = 'closed', screen = 'closed', forward = NULL", new Dictionary<string, object?> { ["now"] = time.NowMs() },
            DeviceKinds.Closed, new Dictionary<string, object?>(), actor, CancellationToken.None);
        await floor.DropAsync(row.Organisation, row.Uuid);
    }

    /// <summary>The case forgot the PC, or is over: what this node still holds of it is put back with the password that it still knows.</summary>
    public async Task LetGoAsync(OrganisationId organisation, Guid device)
    {
        if (floor.Find(organisation, device) is { } live)
        {
            await live.Turn.WaitAsync();
            try
            {
                var row = new DeviceRow { Organisation = organisation, Device = DeviceBook.Key(device), Request = live.Request };
                await PutBackAsync(live, row, live.Desk, null);
            }
            finally
            {
                live.Turn.Release();
            }
        }

        await floor.DropAsync(organisation, device);
    }

    private async Task PutBackAsync(LiveDevice live, DeviceRow row, WsManDesk? desk, string? actor)
    {
        if (desk is not null)
        {
            await boots.RestoreAsync(live, row, desk, live.Boot, BootState.Restored, actor);
            await lines.CloseScreenAsync(live, row, actor, CancellationToken.None);
            await lines.CloseSerialAsync(live, row, actor, CancellationToken.None);
            if (live.RedirectionBefore is { } before)
            {
                await RedirectionSwitch.SetAsync(desk, before, CancellationToken.None);
                live.RedirectionBefore = null;
            }
        }

        if (live.Forward is { } forward)
        {
            live.Forward = null;
            await forward.DisposeAsync();
        }
    }
}
