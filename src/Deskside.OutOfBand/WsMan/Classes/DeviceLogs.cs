using System.Globalization;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>A log as far as it could be read; Unreadable counts the entries that no record came out of.</summary>
public sealed record DeviceLog<T>(IReadOnlyList<T> Records, int Unreadable, int Total);

/// <summary>Reads the firmware's event log and audit log.</summary>
public static class DeviceLogs
{
    private const string Events = "AMT_MessageLog";
    private const string Audit = "AMT_AuditLog";
    private const int MaxRecords = 1000;
    private const int MaxCalls = 64;
    private const string AsManyAsThereAre = "390";

    public static async ValueTask<WsManAnswer<DeviceLog<EventRecord>>> ReadEventsAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(Events);
        var at = await desk.InvokeAsync(Events, "PositionToFirstRecord", [], Repeat.Safe, cancellation);
        if (!at.Has(out var position, out var failure)) return failure;
        var place = position.TextOf("IterationIdentifier") ?? "1";
        var found = new List<EventRecord>();
        var unreadable = 0;
        for (var calls = 0; calls < MaxCalls && found.Count + unreadable < MaxRecords; calls++)
        {
            var got = await desk.InvokeAsync(
                Events, "GetRecords",
                [SoapElement.Leaf("IterationIdentifier", space, place), SoapElement.Leaf("MaxReadRecords", space, AsManyAsThereAre)], Repeat.Safe, cancellation);
            if (!got.Has(out var page, out failure)) return failure;
            unreadable += Collect(page.All("RecordArray"), bytes => EventRecord.Parse(bytes), found);
            if (page.IsTrue("NoMoreRecords") || page.TextOf("IterationIdentifier") is not { } next || next == place) break;
            place = next;
        }
        return new DeviceLog<EventRecord>(found, unreadable, found.Count + unreadable);
    }

    public static async ValueTask<WsManAnswer<DeviceLog<AuditRecord>>> ReadAuditAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(Audit);
        var found = new List<AuditRecord>();
        var (unreadable, total) = (0, 0);
        for (var calls = 0; calls < MaxCalls && found.Count + unreadable < MaxRecords; calls++)
        {
            var start = (1 + found.Count + unreadable).ToString(CultureInfo.InvariantCulture);
            var got = await desk.InvokeAsync(Audit, "ReadRecords", [SoapElement.Leaf("StartIndex", space, start)], Repeat.Safe, cancellation);
            if (!got.Has(out var page, out var failure)) return failure;
            total = (int)Math.Clamp(page.NumberOf("TotalRecordCount") ?? 0, 0, int.MaxValue);
            var before = found.Count + unreadable;
            unreadable += Collect(page.All("EventRecords"), bytes => AuditRecord.Parse(bytes), found);
            if (found.Count + unreadable == before || found.Count + unreadable >= total) break;
        }
        return new DeviceLog<AuditRecord>(found, unreadable, total);
    }

    private static int Collect<T>(IEnumerable<SoapElement> coded, Func<byte[], T?> parse, List<T> into) where T : class
    {
        var unreadable = 0;
        Span<byte> buffer = stackalloc byte[1024];
        foreach (var element in coded)
        {
            if (Convert.TryFromBase64String(element.Text, buffer, out var length) && parse(buffer[..length].ToArray()) is { } record) into.Add(record);
            else unreadable++;
        }
        return unreadable;
    }
}
