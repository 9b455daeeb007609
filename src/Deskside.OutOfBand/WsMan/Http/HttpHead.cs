using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>The first line and the fields of an HTTP/1.1 message, of either direction.</summary>
/// <remarks>
/// Bounds: <see cref="MaxBytes"/> in all, <see cref="MaxFields"/> fields. Names compare without case. Bytes are read as Latin-1.
/// Reading never throws. Source: RFC 9112, 2 to 5, as much as firmware speaks; folded fields are refused.
/// </remarks>
public sealed class HttpHead
{
    public const int MaxBytes = 16 * 1024;
    public const int MaxFields = 64;

    private readonly List<KeyValuePair<string, string>> _fields;

    private HttpHead(string firstLine, List<KeyValuePair<string, string>> fields) => (FirstLine, _fields) = (firstLine, fields);

    /// <summary>"HTTP/1.1 200 OK", or "POST /wsman HTTP/1.1".</summary>
    public string FirstLine { get; }

    /// <summary>The number in a status line; null in a request.</summary>
    public int? Status =>
        FirstLine.StartsWith("HTTP/1.", StringComparison.Ordinal) && FirstLine.Split(' ') is [_, var number, ..] && int.TryParse(number, out var status) ? status : null;

    /// <summary>The length that the sender claims; null when there is none, or when it is no number.</summary>
    public long? ContentLength => long.TryParse(First("Content-Length"), out var length) && length >= 0 ? length : null;

    public bool IsChunked => First("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;

    public bool Closes => First("Connection")?.Contains("close", StringComparison.OrdinalIgnoreCase) == true
        || (FirstLine.Contains("HTTP/1.0", StringComparison.Ordinal) && First("Connection")?.Contains("keep-alive", StringComparison.OrdinalIgnoreCase) != true);

    public string? First(string name) => All(name).FirstOrDefault();

    public IEnumerable<string> All(string name) =>
        _fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>Reads a head up to, and without, the empty line that ends it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out HttpHead? head)
    {
        head = null;
        if (bytes.Length > MaxBytes) return false;
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        if (lines.Length - 1 > MaxFields || lines[0].Length == 0) return false;
        var fields = new List<KeyValuePair<string, string>>(lines.Length);
        foreach (var line in lines.Skip(1))
        {
            if (line.Length == 0) continue;
            var colon = line.IndexOf(':');
            if (colon <= 0 || char.IsWhiteSpace(line[0])) return false;
            fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        head = new HttpHead(lines[0], fields);
        return true;
    }
}
