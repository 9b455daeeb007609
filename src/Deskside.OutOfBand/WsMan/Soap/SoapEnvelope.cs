namespace Deskside.OutOfBand.WsMan.Soap;

/// <summary>A SOAP 1.2 envelope of WS-Management, of either direction. What is absent is empty or null.</summary>
public sealed record SoapEnvelope
{
    public string Action { get; init; } = "";
    public string ResourceUri { get; init; } = "";
    public string MessageId { get; init; } = "";
    public string RelatesTo { get; init; } = "";
    public IReadOnlyDictionary<string, string> Selectors { get; init; } = new Dictionary<string, string>();

    /// <summary>The first element of the body; null when the body is empty.</summary>
    public SoapElement? Body { get; init; }

    /// <summary>"CIM_ComputerSystem", from the resource's URI.</summary>
    public string ClassName => ResourceUri[(ResourceUri.LastIndexOf('/') + 1)..];
}

/// <summary>What reading an envelope came to.</summary>
public abstract record SoapRead
{
    private SoapRead() { }

    public sealed record Ok(SoapEnvelope Envelope) : SoapRead;

    public sealed record Malformed(string Why) : SoapRead;
}
