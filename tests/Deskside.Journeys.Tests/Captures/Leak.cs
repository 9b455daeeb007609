using System.Buffers.Binary;
using System.Text;

namespace Deskside.Journeys.Tests.Captures;

/// <summary>Looks for what must never be readable on a wire: a picture, a key sequence, a password.</summary>
internal static class Leak
{
    /// <summary>Every readable secret in the payloads of a capture, in words; empty when there is none.</summary>
    public static IReadOnlyList<string> Find(byte[] pcap, string typed, string password)
    {
        var streams = TcpStreams.Read(pcap);
        var found = new List<string>();
        foreach (var stream in streams.Append(pcap))
            if (Contains(stream, Encoding.UTF8.GetBytes(password))) found.Add("password");
        foreach (var payload in streams.SelectMany(stream => Payloads(WebSocketMessages.Read(stream))).Concat(streams))
        {
            if (Contains(payload, Encoding.UTF8.GetBytes(typed)) || Contains(payload, KeySequence(typed))) found.Add("key sequence");
            if (HoldsPicture(payload)) found.Add("picture");
        }
        return [.. found.Distinct()];
    }

    /// <summary>How many sealed frames of the session a capture holds: none would mean that it proves nothing.</summary>
    public static int SealedFrames(byte[] pcap) =>
        TcpStreams.Read(pcap).Sum(stream => Payloads(WebSocketMessages.Read(stream)).Count());

    // Frames of the product: header of 16 bytes, length in the last four. Kinds from 16 must be sealed. A message in several
    // parts (flag 2: more follow) counts whole, for a picture in clear would stand there in several parts, too.
    private static IEnumerable<byte[]> Payloads(IEnumerable<byte[]> messages)
    {
        var unfinished = new Dictionary<int, MemoryStream>();
        foreach (var message in messages)
        {
            for (var at = 0; at + 16 <= message.Length;)
            {
                var length = (int)BinaryPrimitives.ReadUInt32BigEndian(message.AsSpan(at + 12));
                if (length < 0 || at + 16 + length > message.Length) yield break;
                var stream = BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(at + 2));
                if (!unfinished.TryGetValue(stream, out var whole)) unfinished[stream] = whole = new MemoryStream();
                whole.Write(message, at + 16, length);
                if ((message[at + 1] & 2) == 0)
                {
                    if (message[at] >= 16) yield return whole.ToArray();
                    unfinished.Remove(stream);
                }
                at += 16 + length;
            }
        }
    }

    // Key down events: type 4, event id, down, physical key, keysym.
    private static byte[] KeySequence(string typed) =>
        typed.Length == 0 ? [] : [1, 0, 0, .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness((uint)typed[0]))];

    /// <summary>A screen message in clear: its header of 12 bytes, then a codec frame whose own check holds.</summary>
    private static bool HoldsPicture(byte[] payload)
    {
        const int header = 12;
        if (payload.Length < header + 16) return false;
        return new Deskside.Codec.ScreenDecoder().Decode(payload.AsSpan(header)) == Deskside.Codec.DecodeOutcome.Decoded;
    }

    private static bool Contains(byte[] where, byte[] what) => what.Length > 0 && where.AsSpan().IndexOf(what) >= 0;
}
