using System.Text;
using System.Xml;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.DeviceEmulator.WsMan;

/// <summary>Writes answers in the shape that real firmware uses: prefixes a, b, c, and numbered message ids.</summary>
internal static class SoapAnswer
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    public static byte[] Of(SoapEnvelope request, uint number, SoapElement? body) =>
        Write(request, number, request.Action + "Response", xml =>
        {
            if (body is not null) SoapWriter.Write(xml, body);
        });

    public static byte[] Fault(SoapEnvelope? request, uint number, string subcode, string text) =>
        Write(request, number, SoapNames.Addressing + "/fault", xml =>
        {
            xml.WriteStartElement("Fault", SoapNames.Envelope);
            xml.WriteStartElement("Code", SoapNames.Envelope);
            xml.WriteElementString("Value", SoapNames.Envelope, "a:Sender");
            xml.WriteStartElement("Subcode", SoapNames.Envelope);
            xml.WriteElementString("Value", SoapNames.Envelope, subcode);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("Reason", SoapNames.Envelope);
            xml.WriteStartElement("Text", SoapNames.Envelope);
            xml.WriteAttributeString("xml", "lang", null, "en-US");
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    private static byte[] Write(SoapEnvelope? request, uint number, string action, Action<XmlWriter> writeBody)
    {
        var to = new MemoryStream();
        using (var xml = XmlWriter.Create(to, Settings))
        {
            xml.WriteStartElement("a", "Envelope", SoapNames.Envelope);
            xml.WriteAttributeString("xmlns", "b", null, SoapNames.Addressing);
            xml.WriteAttributeString("xmlns", "c", null, SoapNames.WsMan);
            if (request?.ResourceUri is { Length: > 0 } resource) xml.WriteAttributeString("xmlns", "g", null, resource);
            xml.WriteStartElement("Header", SoapNames.Envelope);
            xml.WriteElementString("To", SoapNames.Addressing, SoapNames.Anonymous);
            xml.WriteElementString("RelatesTo", SoapNames.Addressing, request?.MessageId ?? "0");
            xml.WriteStartElement("Action", SoapNames.Addressing);
            xml.WriteAttributeString("mustUnderstand", SoapNames.Envelope, "true");
            xml.WriteString(action);
            xml.WriteEndElement();
            xml.WriteElementString("MessageID", SoapNames.Addressing, $"uuid:00000000-8086-8086-8086-{number:X12}");
            if (request is not null) xml.WriteElementString("ResourceURI", SoapNames.WsMan, request.ResourceUri);
            xml.WriteEndElement();
            xml.WriteStartElement("Body", SoapNames.Envelope);
            writeBody(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return to.ToArray();
    }
}
