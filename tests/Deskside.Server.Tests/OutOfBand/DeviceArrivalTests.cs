using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.Tests.Front;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>Whoever reads that a PC is connected can call it.</summary>
public sealed class DeviceArrivalTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_line_can_be_used_before_anybody_can_read_that_it_is_there(Engine engine)
    {
        var looking = new LookInside();
        await using var scene = await DeviceScene.MakeAsync(engine, TimeProvider.System, services => services.AddSingleton<IDeviceCallStep>(looking));
        looking.Floor = scene.Server.Get<DeviceFloor>;
        var pc = await scene.ConnectAsync();
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal(round, looking.Seen.Distinct().Count());
            Assert.DoesNotContain(null, looking.Seen);
            await pc.Caller.StopAsync();
            await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline");
            pc.Caller.Start();
            await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
            await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
        }
    }

    [Fact]
    public async Task While_a_newer_line_takes_the_place_of_an_older_one_nobody_hears_that_the_pc_never_called()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite, TimeProvider.System);
        await using var silent = await HostileFirmware.ConnectAsync(scene);
        var floor = scene.Server.Get<DeviceFloor>();
        var organisation = await scene.Server.Get<Database>().FirstAsync<OrganisationId>("SELECT organisation FROM requests WHERE request = @Request", new { scene.Request }, CancellationToken.None);
        var older = Held()!;
        // What the older line had open takes its time to close.
        var closing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        older.Track(closing.Task);
        var newer = await scene.NewPcAsync();
        newer.Caller.Start();
        await scene.UntilRefusedAsync(scene.Device + "/report", 409, "line-lost");
        Assert.Equal("connected", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
        Assert.Same(older, Held());

        closing.SetResult();
        await scene.UntilAsync(scene.Device + "/report", r => r.GetProperty("power").GetString() is not null);
        Assert.NotSame(older, Held());
        Assert.DoesNotContain("device.offline", (await scene.Ada.GetAsync($"/api/v1/cases/{scene.Request}/timeline").ExpectAsync(200)).Body);

        LiveDevice? Held() => floor.Find(organisation, DeviceScene.Uuid);
    }

    private sealed class LookInside : IDeviceCallStep
    {
        public Func<DeviceFloor>? Floor { get; set; }

        public List<object?> Seen { get; } = [];

        public Task ConnectedAsync(Unit unit, OrganisationId organisation, RequestId request)
        {
            Seen.Add(Floor!().Find(organisation, DeviceScene.Uuid));
            return Task.CompletedTask;
        }
    }
}
