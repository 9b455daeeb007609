using System.Globalization;
using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Soap;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>The event log and the audit log.</summary>
internal static class LogClasses
{
    private const int MaxAuditRecords = 10;

    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        var events = new FirmwareClass("AMT_MessageLog")
        {
            Instances = () =>
            [
                Instance("AMT_MessageLog",
                    ("CurrentNumberOfRecords", engine.Logs.Events.Count), ("ElementName", "Intel(r) AMT:MessageLog 1"), ("EnabledState", 2), ("IsFrozen", false),
                    ("MaxNumberOfRecords", 390), ("MaxRecordSize", 21), ("Name", "Intel(r) AMT:MessageLog 1")),
            ],
        };
        events.Methods["PositionToFirstRecord"] = (_, _) => ValueTask.FromResult(new MethodOutput(0, events.Field("IterationIdentifier", 1)));
        events.Methods["GetRecords"] = (input, _) => ValueTask.FromResult(Events(engine, events, input));
        yield return events;

        var audits = new FirmwareClass("AMT_AuditLog")
        {
            Instances = () =>
            [
                Instance("AMT_AuditLog",
                    ("AuditState", 17), ("CurrentNumberOfRecords", engine.Logs.Audits.Count), ("ElementName", "Intel(r) AMT:Audit Log"), ("EnabledState", 2),
                    ("Name", "Intel(r) AMT:Audit Log"), ("PercentageFree", 98), ("StoragePolicy", 1)),
            ],
        };
        audits.Methods["ReadRecords"] = (input, _) => ValueTask.FromResult(Audits(engine, audits, input));
        yield return audits;
    }

    private static MethodOutput Events(ManagementEngine engine, FirmwareClass events, SoapElement input)
    {
        if (input.NumberOf("IterationIdentifier") is not { } from || input.NumberOf("MaxReadRecords") is not (> 0 and <= 390 and var most)) return new MethodOutput(5);
        var all = engine.Logs.Events;
        var page = all.Skip((int)Math.Clamp(from - 1, 0, int.MaxValue)).Take((int)most).ToArray();
        var next = Math.Max(1, from) + page.Length;
        return new MethodOutput(0,
        [
            events.Field("IterationIdentifier", next.ToString(CultureInfo.InvariantCulture)), events.Field("NoMoreRecords", next > all.Count),
            .. page.Select(record => events.Field("RecordArray", Convert.ToBase64String(record))),
        ]);
    }

    private static MethodOutput Audits(ManagementEngine engine, FirmwareClass audits, SoapElement input)
    {
        if (input.NumberOf("StartIndex") is not (> 0 and var from)) return new MethodOutput(5);
        var all = engine.Logs.Audits;
        var page = all.Skip((int)Math.Min(from - 1, int.MaxValue)).Take(MaxAuditRecords).ToArray();
        return new MethodOutput(0,
        [
            audits.Field("TotalRecordCount", all.Count), audits.Field("RecordsReturned", page.Length),
            .. page.Select(record => audits.Field("EventRecords", Convert.ToBase64String(record))),
        ]);
    }
}
