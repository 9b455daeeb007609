using Deskside.Domain.Identifiers;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting;
using Deskside.Server.OutOfBand.Internal.Boots;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The end of the work on a PC: everything closed and put back, the password forgotten, the line ended.</summary>
/// <remarks>What could not be put back is told to whoever closes and stands on the case (<see cref="DeviceKinds.NotPutBack"/>): nobody else knows it afterwards.</remarks>
internal sealed class ClosingDesk(DeviceFloor floor, DeviceBook book, LineDesk lines, LineWatch watch, ForwardDesk forwards, BootDesk boots, TimeProvider time)
{
    private const string NoLine = "The PC has no line now: its boot options and its redirection may still be as they were set here. Its own start from the disk is not hindered, as the options are good for one start.";
    private const string Over = "The PC was closed.";

    /// <summary>Null when all is as it was before we came; else what is not, and why.</summary>
    public async Task<string?> CloseAsync(DeviceRow row, string? actor, CancellationToken cancellation)
    {
        string? left = null;
        await watch.CutAsync(row.Organisation, row.Request, Over);
        if (floor.Find(row.Organisation, row.Uuid) is { } live)
        {
            await live.Turn.WaitAsync(cancellation);
            try
            {
                left = await PutBackAsync(live, row, row.Access == "right" && book.PasswordOf(row) is { } password ? live.DeskFor(password) : null, actor);
            }
            finally
            {
                live.Turn.Release();
            }
        }
        else if (row.Armed == 1)
        {
            left = NoLine;
        }

        await NoteLeftAsync(row, left);
        await book.NoteAsync(
            row, "closed_at = @now, password = NULL, armed = 0, node = NULL, access = 'unknown', serial = 'closed', media = 'closed', screen = 'closed', forward = NULL", new Dictionary<string, object?> { ["now"] = time.NowMs() },
            DeviceKinds.Closed, new Dictionary<string, object?> { ["putBack"] = left is null ? "yes" : "no" }, actor, CancellationToken.None);
        await floor.DropAsync(row.Organisation, row.Uuid);
        return left;
    }

    /// <summary>The case forgot the PC, or is over: what this node still holds of it is put back with the password that it still knows.</summary>
    public async Task LetGoAsync(OrganisationId organisation, Guid device)
    {
        if (floor.Find(organisation, device) is { } live)
        {
            await watch.CutAsync(organisation, live.Request, Over);
            await live.Turn.WaitAsync();
            try
            {
                var row = new DeviceRow { Organisation = organisation, Device = DeviceBook.Key(device), Request = live.Request };
                await NoteLeftAsync(row, await PutBackAsync(live, row, live.Desk, null));
            }
            finally
            {
                live.Turn.Release();
            }
        }

        await floor.DropAsync(organisation, device);
    }

    /// <summary>The session was passed on: nobody of it keeps a line or a port. The PC stays connected for the next technician.</summary>
    public async Task CloseLinesAsync(OrganisationId organisation, RequestId request)
    {
        await watch.CutAsync(organisation, request, "The session is over, or was passed on.");
        foreach (var live in floor.Of(organisation, request))
        {
            await live.Turn.WaitAsync();
            try
            {
                var row = new DeviceRow { Organisation = organisation, Device = DeviceBook.Key(live.Device), Request = live.Request };
                await lines.CloseScreenAsync(live, row, null, CancellationToken.None);
                await lines.CloseSerialAsync(live, row, null, CancellationToken.None);
                if (live.Forward is { } forward)
                {
                    await forwards.CloseAsync(row, forward, null);
                }
            }
            finally
            {
                live.Turn.Release();
            }
        }
    }

    /// <summary>In the device's turn. Every part is tried, whatever became of the one before.</summary>
    private async Task<string?> PutBackAsync(LiveDevice live, DeviceRow row, WsManDesk? desk, string? actor)
    {
        var left = new List<string>();
        if (desk is not null)
        {
            Add(await boots.RestoreAsync(live, row, desk, live.Boot, BootState.Restored, actor));
            await lines.CloseScreenAsync(live, row, actor, CancellationToken.None);
            await lines.CloseSerialAsync(live, row, actor, CancellationToken.None);
            if (live.RedirectionBefore is { } before)
            {
                live.RedirectionBefore = null;
                Add((await RedirectionSwitch.SetAsync(desk, before, CancellationToken.None)).Failure is { } failure ? $"The switches of serial line and drives could not be set as they were. {failure.Told}" : null);
            }

            if (live.ScreenBefore is { } screen)
            {
                live.ScreenBefore = null;
                Add((await ScreenSwitch.SetAsync(desk, screen, CancellationToken.None)).Failure is { } failure ? $"The switch of the screen could not be set as it was. {failure.Told}" : null);
            }
        }
        else if (live.RedirectionBefore is not null || live.ScreenBefore is not null || live.Boot is not null)
        {
            left.Add("The administrator password is not known any more.");
        }

        if (live.Forward is { } forward)
        {
            await forwards.CloseAsync(row, forward, actor);
        }

        return left.Count == 0 ? null : string.Join(' ', left);

        void Add(string? why)
        {
            if (why is not null)
            {
                left.Add(why);
            }
        }
    }

    private Task NoteLeftAsync(DeviceRow row, string? left) => left is null ? Task.CompletedTask : book.NoteLeftAsync(row, left, CancellationToken.None);
}
