using System.Globalization;
using System.Text;
using System.Xml;

namespace Deskside.OutOfBand.WsMan.Soap;

/// <summary>Writes requests as firmware expects them.</summary>
public static class SoapWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = false };

    /// <summary>A request; the number comes back in RelatesTo. The body's own element is left out when it is null.</summary>
    public static byte[] Request(string action, string resourceUri, uint number, IReadOnlyDictionary<string, string> selectors, SoapElement? body)
    {
        var to = new MemoryStream();
        using (var xml = XmlWriter.Create(to, Settings))
        {
            xml.WriteStartElement("s", "Envelope", SoapNames.Envelope);
            xml.WriteAttributeString("xmlns", "a", null, SoapNames.Addressing);
            xml.WriteAttributeString("xmlns", "w", null, SoapNames.WsMan);
            xml.WriteStartElement("Header", SoapNames.Envelope);
            xml.WriteElementString("Action", SoapNames.Addressing, action);
            xml.WriteElementString("To", SoapNames.Addressing, "/wsman");
            xml.WriteElementString("ResourceURI", SoapNames.WsMan, resourceUri);
            xml.WriteElementString("MessageID", SoapNames.Addressing, number.ToString(CultureInfo.InvariantCulture));
            xml.WriteStartElement("ReplyTo", SoapNames.Addressing);
            xml.WriteElementString("Address", SoapNames.Addressing, SoapNames.Anonymous);
            xml.WriteEndElement();
            xml.WriteElementString("OperationTimeout", SoapNames.WsMan, "PT60S");
            if (selectors.Count > 0) Write(xml, SelectorSet(selectors));
            xml.WriteEndElement();
            xml.WriteStartElement("Body", SoapNames.Envelope);
            if (body is not null) Write(xml, body);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return to.ToArray();
    }

    /// <summary>A reference to an instance, as the value of a method's argument.</summary>
    public static SoapElement Reference(string argument, string space, string className, string selector, string value) =>
        Reference(argument, space, className, new Dictionary<string, string> { [selector] = value });

    public static SoapElement Reference(string argument, string space, string className, IReadOnlyDictionary<string, string> selectors) => new(
        argument, space, "",
        [
            SoapElement.Leaf("Address", SoapNames.Addressing, SoapNames.Anonymous),
            new("ReferenceParameters", SoapNames.Addressing, "",
            [
                SoapElement.Leaf("ResourceURI", SoapNames.WsMan, SoapNames.ResourceUri(className)),
                SelectorSet(selectors),
            ]),
        ]);

    public static void Write(XmlWriter xml, SoapElement element)
    {
        xml.WriteStartElement(element.Name, element.Namespace);
        if (element.NameAttribute is not null) xml.WriteAttributeString("Name", element.NameAttribute);
        if (element.Children.Count == 0 && element.Text.Length > 0) xml.WriteString(element.Text);
        foreach (var child in element.Children) Write(xml, child);
        xml.WriteEndElement();
    }

    private static SoapElement SelectorSet(IReadOnlyDictionary<string, string> selectors) => new(
        "SelectorSet", SoapNames.WsMan, "",
        [.. selectors.Select(selector => SoapElement.Leaf("Selector", SoapNames.WsMan, selector.Value) with { NameAttribute = selector.Key })]);
}
