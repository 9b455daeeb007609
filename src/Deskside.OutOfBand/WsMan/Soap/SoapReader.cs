using System.Text;
using System.Xml;

namespace Deskside.OutOfBand.WsMan.Soap;

/// <summary>Reads envelopes that a device, or a console, sent.</summary>
/// <remarks>
/// Bounds: 1 MiB of characters, depth 24, 20,000 elements. A document type is refused, so no entity expands and nothing is
/// fetched. Never throws: see <see cref="SoapRead"/>. Source: docs/out-of-band/ws-man.md, 2.
/// </remarks>
public static class SoapReader
{
    public const int MaxDepth = 24;
    public const int MaxElements = 20_000;
    private const int MaxCharacters = 1 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static SoapRead Read(byte[] bytes)
    {
        try
        {
            // Some firmware puts an empty line before the declaration, which XML does not allow.
            var start = bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8);
            using var reader = XmlReader.Create(new MemoryStream(bytes, Math.Max(0, start), bytes.Length - Math.Max(0, start), writable: false), Settings);
            reader.MoveToContent();
            var count = 0;
            if (ReadElement(reader, 0, ref count) is not { } root) return new SoapRead.Malformed("It is too deep or has too many elements.");
            if (root.Name != "Envelope" || root.Namespace != SoapNames.Envelope) return new SoapRead.Malformed($"It is no SOAP 1.2 envelope, but \"{root.Name}\".");
            return root.Find("Body") is null ? new SoapRead.Malformed("The envelope has no body.") : new SoapRead.Ok(EnvelopeOf(root));
        }
        catch (XmlException broken)
        {
            return new SoapRead.Malformed($"Line {broken.LineNumber}, position {broken.LinePosition}: {broken.Message}");
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
        {
            // An encoding that is not known here, or bytes that are none of it.
            return new SoapRead.Malformed($"Its encoding cannot be read: {broken.Message}");
        }
    }

    private static SoapEnvelope EnvelopeOf(SoapElement root)
    {
        var head = root.Find("Header");
        var selectors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var selector in head?.Find("SelectorSet")?.All("Selector") ?? []) selectors[selector.NameAttribute ?? ""] = selector.Text;
        return new SoapEnvelope
        {
            Action = head?.TextOf("Action") ?? "",
            ResourceUri = head?.TextOf("ResourceURI") ?? "",
            MessageId = head?.TextOf("MessageID") ?? "",
            RelatesTo = head?.TextOf("RelatesTo") ?? "",
            Selectors = selectors,
            Body = root.Find("Body")!.Children is [var first, ..] ? first : null,
        };
    }

    private static SoapElement? ReadElement(XmlReader reader, int depth, ref int count)
    {
        if (depth > MaxDepth || ++count > MaxElements) return null;
        var (name, space, nameAttribute) = (reader.LocalName, reader.NamespaceURI, reader.GetAttribute("Name"));
        // Gathered, not joined piece by piece: a text in a hundred thousand pieces must not cost their square.
        var text = new StringBuilder();
        var children = new List<SoapElement>();
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (ReadElement(reader, depth + 1, ref count) is not { } child) return null;
                        children.Add(child);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA: text.Append(reader.Value); break;
                }
            }
        }
        return new SoapElement(name, space, children.Count == 0 ? text.ToString().Trim() : "", children) { NameAttribute = nameAttribute };
    }
}
