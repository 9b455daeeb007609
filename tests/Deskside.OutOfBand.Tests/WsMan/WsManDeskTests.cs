using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Http;
using static Deskside.OutOfBand.Tests.WsMan.ScriptedFirmware;

namespace Deskside.OutOfBand.Tests.WsMan;

public sealed class WsManDeskTests
{
    [Fact]
    public async Task A_list_that_comes_in_pages_is_joined()
    {
        await using var desk = DeskTo(
            Answer("<n:EnumerateResponse><n:EnumerationContext>c1</n:EnumerationContext></n:EnumerateResponse>"),
            Answer("<n:PullResponse><n:EnumerationContext>c2</n:EnumerationContext><n:Items><x><PowerState>2</PowerState></x></n:Items></n:PullResponse>"),
            Answer("<n:PullResponse><n:Items><x/></n:Items><n:EndOfSequence/></n:PullResponse>"));
        Assert.True((await desk.EnumerateAsync("CIM_ServiceAvailableToElement", CancellationToken.None)).Has(out var items, out _));
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public async Task A_list_without_an_end_is_given_up()
    {
        var page = Answer("<n:PullResponse><n:EnumerationContext>c</n:EnumerationContext><n:Items/></n:PullResponse>");
        await using var desk = DeskTo([Answer("<n:EnumerateResponse><n:EnumerationContext>c</n:EnumerationContext></n:EnumerateResponse>"), .. Enumerable.Repeat(page, 70)]);
        Assert.IsType<WsManFailure.Unreadable>((await desk.EnumerateAsync("CIM_SoftwareIdentity", CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_return_value_other_than_nought_is_a_refusal_with_its_meaning()
    {
        await using var desk = DeskTo(Answer("<RequestPowerStateChange_OUTPUT><ReturnValue>6</ReturnValue></RequestPowerStateChange_OUTPUT>"));
        var failure = (await Power.RequestAsync(desk, PowerState.OffSoft, CancellationToken.None)).Failure;
        Assert.Equal(new WsManFailure.Refused("CIM_PowerManagementService.RequestPowerStateChange", 6), failure);
        Assert.Contains("in use", failure!.Told);
    }

    [Fact]
    public async Task A_write_that_is_answered_with_an_empty_body_is_done()
    {
        await using var desk = DeskTo(Answer(""));
        Assert.Null((await desk.GetAsync("AMT_GeneralSettings", CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_fault_is_told_in_the_firmware_s_words()
    {
        var fault = Answer("<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text>The class is not here.</s:Text></s:Reason></s:Fault>").Replace("200 OK", "400 Bad Request");
        await using var desk = DeskTo(fault);
        Assert.Equal(new WsManFailure.Fault(400, "The class is not here."), (await desk.GetAsync("AMT_GeneralSettings", CancellationToken.None)).Failure);
    }

    [Theory]
    [InlineData("123456", true)]
    [InlineData(" 123 456 ", true)]
    [InlineData("12-34-56", true)]
    [InlineData("12345", false)]
    [InlineData("12345a", false)]
    [InlineData("１２３４５６", false)]
    [InlineData(null, false)]
    public void A_consent_code_is_six_digits_and_is_not_printed(string? text, bool good)
    {
        Assert.Equal(good, ConsentDigits.TryParse(text, out var code));
        if (good) Assert.Equal("******", code.ToString());
    }

    private static string Answer(string body) => Chunked(
        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:n=\"http://schemas.xmlsoap.org/ws/2004/09/enumeration\"><s:Header/><s:Body>" + body + "</s:Body></s:Envelope>");

    private static WsManDesk DeskTo(params string[] answers) => new(
        new ScriptedFirmware([new Line(Challenge("n")), .. answers.Select(answer => new Line(answer))]).OpenAsync, new DeviceCredentials("admin", "x"), TimeProvider.System);
}
