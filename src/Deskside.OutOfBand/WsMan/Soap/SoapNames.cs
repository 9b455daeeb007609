namespace Deskside.OutOfBand.WsMan.Soap;

/// <summary>Namespaces, actions and addresses that WS-Management fixes. Source: DSP0226; docs/out-of-band/ws-man.md, 2.</summary>
public static class SoapNames
{
    public const string Envelope = "http://www.w3.org/2003/05/soap-envelope";
    public const string Addressing = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
    public const string WsMan = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
    public const string Enumeration = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
    public const string Transfer = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
    public const string Anonymous = Addressing + "/role/anonymous";

    public const string Get = Transfer + "/Get";
    public const string Put = Transfer + "/Put";
    public const string Enumerate = Enumeration + "/Enumerate";
    public const string Pull = Enumeration + "/Pull";

    /// <summary>The schema base of a class, by its prefix: AMT_, CIM_ or IPS_.</summary>
    public static string ResourceUri(string className) => className switch
    {
        _ when className.StartsWith("AMT_", StringComparison.Ordinal) => "http://intel.com/wbem/wscim/1/amt-schema/1/" + className,
        _ when className.StartsWith("IPS_", StringComparison.Ordinal) => "http://intel.com/wbem/wscim/1/ips-schema/1/" + className,
        _ when className.StartsWith("CIM_", StringComparison.Ordinal) => "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/" + className,
        _ => throw new ArgumentException($"{className} has none of the prefixes AMT_, CIM_, IPS_.", nameof(className)),
    };
}
