using System.Text;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.Tests.WsMan;

public sealed class SoapReaderTests
{
    [Fact]
    public void A_request_that_we_write_is_read_back()
    {
        var body = new SoapElement("RequestPowerStateChange_INPUT", "urn:x", "",
        [
            SoapElement.Leaf("PowerState", "urn:x", "10"),
            SoapWriter.Reference("ManagedElement", "urn:x", "CIM_ComputerSystem", "Name", "ManagedSystem & <co>"),
        ]);
        var bytes = SoapWriter.Request("urn:act", SoapNames.ResourceUri("CIM_PowerManagementService"), 7, new Dictionary<string, string> { ["InstanceID"] = "a b" }, body);
        var envelope = Assert.IsType<SoapRead.Ok>(SoapReader.Read(bytes)).Envelope;
        Assert.Equal(("urn:act", "7", "CIM_PowerManagementService", "a b"), (envelope.Action, envelope.MessageId, envelope.ClassName, envelope.Selectors["InstanceID"]));
        Assert.Equal(10, envelope.Body!.NumberOf("PowerState"));
        var selector = envelope.Body.Find("ManagedElement")!.Find("ReferenceParameters")!.Find("SelectorSet")!.Find("Selector")!;
        Assert.Equal(("Name", "ManagedSystem & <co>"), (selector.NameAttribute, selector.Text));
    }

    [Fact]
    public void An_empty_line_before_the_declaration_is_forgiven() => Assert.IsType<SoapRead.Ok>(SoapReader.Read(
        "\r\n  <?xml version=\"1.0\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>"u8.ToArray()));

    [Fact]
    public void A_class_without_a_known_prefix_is_a_mistake_of_ours() => Assert.Throws<ArgumentException>(() => SoapNames.ResourceUri("Win32_Process"));
}

public sealed class SoapReaderAttacks
{
    private const string Head = "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>";
    private const string Tail = "</s:Body></s:Envelope>";

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]>" + Head + "&b;" + Tail, "DTD")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1/x\">" + Head + Tail, "DTD")]
    [InlineData("<html><body/></html>", "no SOAP")]
    [InlineData("", "oot element")]
    [InlineData("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"/>", "no body")]
    public void What_is_no_envelope_is_told(string text, string why) =>
        Assert.Contains(why, Assert.IsType<SoapRead.Malformed>(SoapReader.Read(Encoding.UTF8.GetBytes(text))).Why);

    [Fact]
    public void Depth_number_and_length_are_bounded()
    {
        var deep = Head + string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000)) + Tail;
        Assert.IsType<SoapRead.Malformed>(SoapReader.Read(Encoding.UTF8.GetBytes(deep)));
        var many = Head + "<x>" + string.Concat(Enumerable.Repeat("<a/>", 30_000)) + "</x>" + Tail;
        Assert.IsType<SoapRead.Malformed>(SoapReader.Read(Encoding.UTF8.GetBytes(many)));
        var longText = Head + "<x>" + new string('a', 2 << 20) + "</x>" + Tail;
        Assert.IsType<SoapRead.Malformed>(SoapReader.Read(Encoding.UTF8.GetBytes(longText)));
    }

    [Fact]
    public void Cuts_mutations_and_noise_never_throw()
    {
        var good = SoapWriter.Request(SoapNames.Get, SoapNames.ResourceUri("AMT_GeneralSettings"), 1, new Dictionary<string, string> { ["a"] = "b" }, SoapElement.Leaf("x", "urn:y", "z"));
        foreach (var bytes in Fuzz.Cuts(good).Concat(Fuzz.Mutations(good, 5000, 5)).Concat(Fuzz.Noise(2000, 300, 6))) Assert.NotNull(SoapReader.Read(bytes));
        Assert.IsType<SoapRead.Ok>(SoapReader.Read(good));
    }
}
