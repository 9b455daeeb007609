using System.Net.Sockets;
using Deskside.OutOfBand.Apf;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Hosting;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>Hostile devices on the server's own listener. Each attack ends with the PC that is awaited getting in.</summary>
public sealed class ListenerAttacks
{
    [Fact]
    public async Task A_thousand_lines_that_say_nothing_cost_a_few_places_and_the_awaited_pc_gets_in_from_the_same_address()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var port = await PortAsync(scene);
        var idle = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 1000; number++)
            {
                idle.Add(await HostileDevice.KnockAsync(port));
            }

            // One more than fits of the thousand is the last that was given up for a newcomer.
            await SoonAsync(() => idle.Count(s => HostileDevice.IsEnded(s.Client)) >= 1000 - 16, () => $"{idle.Count(s => HostileDevice.IsEnded(s.Client))} of 1000 were ended");
            await scene.ConnectAsync();
            Assert.InRange(idle.Count(s => !HostileDevice.IsEnded(s.Client)), 0, 15);
            await SoonAsync(() => Lines(scene, "Too many lines at once from 127.0.0.1").Length > 0, () => scene.Server.Log.Text);
            Assert.InRange(Lines(scene, "Too many lines at once").Length, 1, 60);
            await TidyAsync(scene);
            Assert.Matches("9[0-9]{2} more lines ended before a device had said who it is", scene.Server.Log.Text);
        }
        finally
        {
            idle.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task Lines_from_many_addresses_give_way_too()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var port = await PortAsync(scene);
        var idle = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 400; number++)
            {
                idle.Add(await HostileDevice.KnockAsync(port, $"127.0.{1 + (number / 10)}.{1 + (number % 10)}"));
            }

            await SoonAsync(() => idle.Count(s => HostileDevice.IsEnded(s.Client)) >= 400 - 256, () => $"{idle.Count(s => HostileDevice.IsEnded(s.Client))} of 400 were ended");
            await scene.ConnectAsync();
        }
        finally
        {
            idle.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task Whoever_drips_a_handshake_a_hello_or_a_sign_in_or_offers_nothing_is_cut_by_the_clock()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var told = await scene.Ada.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        var port = told.Json.GetProperty("port").GetInt32();
        using var half = await HostileDevice.KnockAsync(port, "127.0.0.2");
        await half.GetStream().WriteAsync(new byte[] { 0x16, 3, 1, 2, 0, 1 });
        await using var silent = await HostileDevice.CallAsync(port, "127.0.0.3");
        await using var dripping = await HostileDevice.CallAsync(port, "127.0.0.4");
        await dripping.Line.WriteAsync(new byte[] { 192, 0, 0 });
        await using var hello = await HostileDevice.CallAsync(port, "127.0.0.5");
        await hello.HelloAsync(Guid.CreateVersion7());
        await using var portless = await HostileDevice.CallAsync(port, "127.0.0.6");
        Assert.True(await portless.SignInAsync(Guid.CreateVersion7(), told.Text("name"), told.Text("secret")));
        await scene.ConnectAsync();

        // A byte now and then, and signs of life, are no progress.
        for (var seconds = 0; seconds < 40; seconds += 5)
        {
            scene.Server.Time.Advance(TimeSpan.FromSeconds(5));
            try
            {
                await dripping.Line.WriteAsync(new byte[] { 0 });
                await portless.SayAsync(new ApfMessage.KeepAliveRequest((uint)seconds));
            }
            catch (IOException)
            {
                // Cut off already.
            }
        }

        await SoonAsync(() => HostileDevice.IsEnded(half.Client), () => "The half handshake goes on.");
        foreach (var slow in new[] { silent, dripping, hello, portless })
        {
            await slow.UntilEndedAsync();
        }

        Assert.Contains("The TLS handshake took longer than 15 s.", scene.Server.Log.Text);
        Assert.Contains("The device had not signed in after 30 s.", scene.Server.Log.Text);
        Assert.Contains("The device offered no port within 30 s.", scene.Server.Log.Text);
        await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
    }

    [Fact]
    public async Task Channels_by_the_thousand_overruns_endless_texts_dead_numbers_and_overflowing_windows_end_at_most_their_own_line()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await scene.ConnectAsync();
        var number = 0;
        Task<HostileDevice> NewAsync() => HostileDevice.ReadyAsync(scene, Guid.Parse($"4c4c4544-0034-5310-8047-b4c04f4c33{++number:x2}"));

        await using var opener = await NewAsync();
        await TryAsync(async () =>
        {
            for (uint channel = 0; channel < 3000; channel++)
            {
                await opener.SayAsync(new ApfMessage.ChannelOpen(ApfNames.DirectChannel, channel, uint.MaxValue, "x", 1, "y", 2));
            }
        });
        await opener.UntilEndedAsync();

        await using var endless = await NewAsync();
        await TryAsync(async () => await endless.Line.WriteAsync(new byte[] { 80, 0x7F, 0xFF, 0xFF, 0xFF }));
        await endless.UntilEndedAsync();

        await using var confirmer = await NewAsync();
        await confirmer.SayAsync(new ApfMessage.ChannelOpenConfirmation(4, 1, uint.MaxValue));
        await confirmer.UntilEndedAsync();

        // To numbers that are not open: what crossed a close looks like this, so it is no reason to end the line.
        await using var late = await NewAsync();
        for (uint dead = 0; dead < 500; dead++)
        {
            await late.SayAsync(new ApfMessage.ChannelBytes(dead, new byte[1000]));
            await late.SayAsync(new ApfMessage.ChannelWindowAdjust(dead, uint.MaxValue));
            await late.SayAsync(new ApfMessage.ChannelClose(dead));
        }

        await late.SayAsync(new ApfMessage.KeepAliveRequest(77));
        ApfMessage? heard;
        do
        {
            heard = await late.HearAsync();
        }
        while (heard is ApfMessage.KeepAliveOptionsRequest);
        Assert.Equal(new ApfMessage.KeepAliveReply(77), heard);

        Assert.Contains("65 channels", scene.Server.Log.Text);
        Assert.Contains("TextTooLong", scene.Server.Log.Text);
        Assert.Contains("nobody asked for it", scene.Server.Log.Text);
        await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
    }

    [Fact]
    public async Task An_overrun_window_and_a_window_beyond_all_numbers_end_in_an_answer_and_the_next_pc_gets_in()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await scene.ExpectAsync().ExpectAsync(200);
        await using (var device = await HostileDevice.ReadyAsync(scene))
        {
            var serving = FloodAsync(device);
            await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");
            var answer = await scene.Ada.PostAsync(scene.Device + "/access");
            Assert.Equal((409, true), (answer.Status, answer.Code is "line-lost" or "device-refused"));
            await serving.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline");
        await scene.ConnectAsync();

        // Answers no close, so that the channel is there for all of it, whether or not the server has given the call up by then.
        static async Task FloodAsync(HostileDevice device)
        {
            while (await device.HearAsync() is { } message)
            {
                if (message is not ApfMessage.ChannelOpen open || device.Channels.Accept(open) is null)
                {
                    continue;
                }

                // Credit that would overflow, several times, and then far more than was granted.
                await TryAsync(async () =>
                {
                    for (var times = 0; times < 8; times++)
                    {
                        await device.SayAsync(new ApfMessage.ChannelWindowAdjust(open.Sender, uint.MaxValue));
                    }

                    for (var times = 0; times < 64; times++)
                    {
                        await device.SayAsync(new ApfMessage.ChannelBytes(open.Sender, new byte[256 * 1024]));
                    }
                });
            }
        }
    }

    [Fact]
    public async Task Of_calls_of_one_uuid_the_newest_stays_and_the_thirteenth_of_a_minute_is_refused_and_listed()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await scene.ExpectAsync().ExpectAsync(200);
        var told = await scene.Ada.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        var calls = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => HostileDevice.ReadyAsync(scene)));
        var ends = calls.Select(c => c.Ending).ToList();
        await SoonAsync(() => ends.Count(e => e.IsCompleted) == 11, () => $"{ends.Count(e => !e.IsCompleted)} of 12 lines of one UUID are open.");
        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "connected");

        await using var more = await HostileDevice.CallAsync(told.Json.GetProperty("port").GetInt32());
        Assert.False(await more.SignInAsync(DeviceScene.Uuid, told.Text("name"), told.Text("secret")));
        var verdicts = (await scene.Ada.GetAsync("/api/v1/out-of-band/hellos").ExpectAsync(200)).Json.EnumerateArray().Select(h => h.GetProperty("verdict").GetString()).ToList();
        Assert.Equal((13, 1), (verdicts.Count, verdicts.Count(v => v == "tooOften")));
        Assert.Equal("connected", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
        foreach (var call in calls)
        {
            await call.DisposeAsync();
        }

        await scene.UntilAsync(scene.Device, v => v.GetProperty("state").GetString() == "offline");
        scene.Server.Time.Advance(TimeSpan.FromSeconds(61));
        await scene.ConnectAsync();
    }

    [Fact]
    public async Task Whoever_has_the_secret_and_calls_with_many_numbers_does_not_shut_the_door_for_the_awaited_pc()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        var many = new List<HostileDevice>();
        for (var number = 0; number < 40; number++)
        {
            many.Add(await HostileDevice.ReadyAsync(scene, Guid.Parse($"4c4c4544-0034-5310-8047-b4c04f4c34{number:x2}"), $"127.0.2.{1 + (number / 10)}"));
        }

        var ends = many.Select(d => d.Ending).ToList();
        await SoonAsync(() => ends.Count(e => e.IsCompleted) == 8, () => $"{ends.Count(e => e.IsCompleted)} of 40 were ended.");
        await scene.ConnectAsync();
        foreach (var device in many)
        {
            await device.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_uuid_in_the_wrong_byte_order_is_another_pc_and_opens_nothing()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        await scene.ExpectAsync().ExpectAsync(200);
        var turned = new Guid(DeviceScene.Uuid.ToByteArray(bigEndian: true));
        await using var device = await HostileDevice.ReadyAsync(scene, turned);
        await scene.UntilAsync("/api/v1/out-of-band/hellos", h => h.GetArrayLength() == 1 && h[0].GetProperty("verdict").GetString() == "pending" && h[0].GetProperty("uuid").GetString() == turned.ToString());
        Assert.Equal("expected", (await scene.Ada.GetAsync(scene.Device).ExpectAsync(200)).Text("state"));
    }

    [Fact]
    public async Task A_call_with_another_organisation_s_name_and_our_pc_s_number_leaves_our_line_alone()
    {
        await using var scene = await DeviceScene.MakeAsync(Engine.Sqlite);
        using var mallory = await scene.Server.AddFabrikamAsync();
        await scene.ConnectAsync();
        var theirs = await mallory.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        await using var device = await HostileDevice.CallAsync(theirs.Json.GetProperty("port").GetInt32());
        Assert.True(await device.SignInAsync(DeviceScene.Uuid, theirs.Text("name"), theirs.Text("secret")));
        await device.OfferAsync(DevicePort.WsMan, DevicePort.Rfb);
        await DeviceScene.UntilAsync(mallory, "/api/v1/out-of-band/hellos", h => h.GetArrayLength() == 1 && h[0].GetProperty("verdict").GetString() == "pending");
        await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
        Assert.Equal(1, (await scene.Ada.GetAsync("/api/v1/out-of-band/hellos").ExpectAsync(200)).Json.GetArrayLength());

        // Our name with their secret opens neither.
        var ours = await scene.Ada.GetAsync("/api/v1/out-of-band").ExpectAsync(200);
        await using var mixed = await HostileDevice.CallAsync(ours.Json.GetProperty("port").GetInt32());
        Assert.False(await mixed.SignInAsync(DeviceScene.Uuid, ours.Text("name"), theirs.Text("secret")));
        await scene.Ada.GetAsync(scene.Device + "/report").ExpectAsync(200);
    }

    internal static async Task TidyAsync(DeviceScene scene)
    {
        foreach (var room in (IEnumerable<IHousekeeping>)scene.Server.Services.GetService(typeof(IEnumerable<IHousekeeping>))!)
        {
            await room.TidyAsync(CancellationToken.None);
        }
    }

    internal static async Task SoonAsync(Func<bool> isSo, Func<string> otherwise)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(from) < TimeSpan.FromSeconds(20), otherwise());
            await Task.Yield();
        }
    }

    private static string[] Lines(DeviceScene scene, string text) => [.. scene.Server.Log.Text.Split('\n').Where(l => l.Contains(text, StringComparison.Ordinal))];

    private static async Task<int> PortAsync(DeviceScene scene) => (await scene.Ada.GetAsync("/api/v1/out-of-band").ExpectAsync(200)).Json.GetProperty("port").GetInt32();

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (IOException)
        {
            // Cut off, as it should be.
        }
    }
}
