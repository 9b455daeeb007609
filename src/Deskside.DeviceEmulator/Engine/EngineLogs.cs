using System.Buffers.Binary;
using System.Text;

namespace Deskside.DeviceEmulator.Engine;

/// <summary>The firmware's two logs, in the bytes that it answers with. The newest 390 entries are kept. Thread-safe.</summary>
public sealed class EngineLogs(TimeProvider time)
{
    private const int MaxRecords = 390;

    private readonly Lock _gate = new();
    private readonly List<byte[]> _events = [];
    private readonly List<byte[]> _audits = [];

    public IReadOnlyList<byte[]> Events { get { lock (_gate) return [.. _events]; } }

    public IReadOnlyList<byte[]> Audits { get { lock (_gate) return [.. _audits]; } }

    /// <summary>The PC was started: progress of its firmware.</summary>
    public void AddStart() => AddEvent(sensor: 0x0F, kind: 0x6F, offset: 0x02, severity: 0x08);

    /// <summary>A wrong password came over the network.</summary>
    public void AddWrongPassword() => AddEvent(sensor: 0x06, kind: 0x6F, offset: 0x05, severity: 0x10);

    /// <summary>Application 16 is the security administration, 17 the remote control.</summary>
    public void AddAudit(ushort application, ushort happened)
    {
        var name = Encoding.ASCII.GetBytes(ManagementEngine.AdministratorName);
        var record = new byte[5 + 1 + name.Length + 5 + 1 + 1];
        BinaryPrimitives.WriteUInt16BigEndian(record, application);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(2), happened);
        record[5] = (byte)name.Length;
        name.CopyTo(record, 6);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(6 + name.Length), (uint)time.GetUtcNow().ToUnixTimeSeconds());
        record[10 + name.Length] = 2;
        Add(_audits, record);
    }

    private void AddEvent(byte sensor, byte kind, byte offset, byte severity)
    {
        var record = new byte[21];
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)time.GetUtcNow().ToUnixTimeSeconds());
        (record[4], record[5], record[6], record[7], record[8], record[9], record[11]) = (0xFF, sensor, kind, offset, 0x68, severity, 0x22);
        Add(_events, record);
    }

    private void Add(List<byte[]> log, byte[] record)
    {
        lock (_gate)
        {
            log.Add(record);
            if (log.Count > MaxRecords) log.RemoveAt(0);
        }
    }
}
