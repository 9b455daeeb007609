using System.Text;

namespace Deskside.OutOfBand.Redirection;

/// <summary>Texts, each with its length in one byte, as sign-in messages carry them.</summary>
public static class CountedTexts
{
    /// <summary>Each text must have at most 255 bytes.</summary>
    public static byte[] Write(params ReadOnlySpan<string> texts)
    {
        var to = new MemoryStream();
        foreach (var text in texts)
        {
            var bytes = Encoding.Latin1.GetBytes(text);
            to.WriteByte(checked((byte)bytes.Length));
            to.Write(bytes);
        }
        return to.ToArray();
    }

    /// <summary>All texts, or null when the last one is cut short.</summary>
    public static string[]? Read(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<string>();
        while (!bytes.IsEmpty)
        {
            if (bytes.Length - 1 < bytes[0]) return null;
            texts.Add(Encoding.Latin1.GetString(bytes.Slice(1, bytes[0])));
            bytes = bytes[(1 + bytes[0])..];
        }
        return [.. texts];
    }
}
