using System.Text;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Events.Internal;

namespace Deskside.Server.Tests.Hosting;

/// <summary>How events are written for all readers at once, and what waits for what.</summary>
public sealed class EventWritingTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void An_event_has_its_own_members_beside_the_common_ones()
    {
        var (request, session) = (RequestId.From(Guid.CreateVersion7(At)), SessionId.From(Guid.CreateVersion7(At)));
        var text = EventOutbox.Write(new NewEvent("request.accepted", Audience.Technicians, new { technician = "Zoë </script>\n\"", empty = (string?)null }) { Request = request, Session = session }, At);
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('\n', text);
        var json = JsonDocument.Parse(text).RootElement;
        Assert.Equal(["kind", "at", "request", "session", "technician"], json.EnumerateObject().Select(m => m.Name));
        Assert.Equal("Zoë </script>\n\"", json.GetProperty("technician").GetString());
        Assert.Equal("2026-03-02T08:00:00.250Z", json.GetProperty("at").GetString());
        Assert.Equal(request.ToString(), json.GetProperty("request").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_event_without_members_of_its_own_is_whole(bool isEmpty)
    {
        var json = JsonDocument.Parse(EventOutbox.Write(new NewEvent("queue.settings", Audience.Technicians, isEmpty ? new { } : null), At)).RootElement;
        Assert.Equal(["kind", "at"], json.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void A_frame_is_made_once_and_names_its_number_only_when_it_is_stored()
    {
        var stored = new StoredEvent { Number = 7, Kind = "request.left", Body = """{"kind":"request.left"}""" };
        Assert.Equal("event: request.left\nid: 7\ndata: {\"kind\":\"request.left\"}\n\n", Encoding.UTF8.GetString(stored.Frame));
        Assert.Same(stored.Frame, stored.Frame);
        Assert.Equal("event: queue.positions\ndata: {}\n\n", Encoding.UTF8.GetString(StoredEvent.FrameOf("queue.positions", 0, "{}"u8)));
    }

    [Fact]
    public void Only_what_is_urgent_ends_a_readers_pause()
    {
        using var mailbox = new ReaderMailbox(OrganisationId.From(Guid.CreateVersion7(At)), "somebody", null, null, _ => { });
        var waiting = new StoredEvent { Number = 1, Kind = "request.waiting" };
        mailbox.PutStored(waiting, Urgency.Ordinary);
        Assert.True(mailbox.Came.IsCompleted);
        Assert.False(mailbox.UrgentCame.IsCompleted);
        mailbox.PutStored(new StoredEvent { Number = 2, Kind = "request.accepted" }, Urgency.Urgent);
        Assert.True(mailbox.UrgentCame.IsCompleted);
        Assert.Equal(2, mailbox.TakeAll().Count);
        Assert.False(mailbox.UrgentCame.IsCompleted);
        Assert.False(mailbox.Came.IsCompleted);
    }

    [Fact]
    public void Customers_lie_in_even_parts_and_each_in_one()
    {
        var readers = new ReaderList();
        var requests = Enumerable.Range(0, 4000).Select(_ => RequestId.From(Guid.CreateVersion7())).ToList();
        foreach (var request in requests)
        {
            Assert.True(readers.TryAdd(new ReaderMailbox(OrganisationId.From(Guid.CreateVersion7(At)), $"{request}", request, null, readers.Remove), 20));
        }

        var parts = Enumerable.Range(0, ReaderList.Slots).Select(readers.Customers).ToList();
        Assert.Equal(requests.OrderBy(r => r.Value), parts.SelectMany(p => p).OrderBy(r => r.Value));
        Assert.All(parts, p => Assert.InRange(p.Count, 50, 160));
        Assert.Equal(4000, readers.Count);
        foreach (var mailbox in requests.SelectMany(readers.CustomersOf).ToList())
        {
            mailbox.Dispose();
        }

        Assert.Equal(0, readers.Count);
    }
}
