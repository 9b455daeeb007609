using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Tests.Apf;

public sealed class ApfReaderTests
{
    public static TheoryData<int> Messages() => [.. Enumerable.Range(0, ApfVectors.All.Length)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_written_is_read_back(int index)
    {
        var message = ApfVectors.All[index];
        byte[] bytes = [.. ApfVectors.Bytes(message), 0xEE];
        Assert.Equal(ApfParse.Ok, ApfReader.TryRead(bytes, ApfReplyShape.WithPort, out var read, out var length));
        Assert.Equal(bytes.Length - 1, length);
        Assert.Equal(ApfVectors.Comparable(message), ApfVectors.Comparable(read!));
    }

    [Fact]
    public void The_hello_that_another_server_accepted_has_the_printed_uuid()
    {
        Assert.Equal(ApfParse.Ok, ApfReader.TryRead(ApfVectors.Hello, ApfReplyShape.WithPort, out var read, out var length));
        Assert.Equal(93, length);
        Assert.Equal(new ApfMessage.ProtocolVersion(1, 0, ApfTrigger.ByPerson, ApfVectors.Uuid), read);
        Assert.Equal(ApfVectors.Hello, ApfVectors.Bytes(read!));
    }

    [Fact]
    public void Messages_of_another_server_are_read()
    {
        ApfReader.TryRead(ApfVectors.SignInService, ApfReplyShape.WithPort, out var service, out _);
        Assert.Equal(new ApfMessage.ServiceRequest("auth@amt.intel.com"), service);
        ApfReader.TryRead(ApfVectors.OpenByOther, ApfReplyShape.WithPort, out var open, out _);
        Assert.Equal(new ApfMessage.ChannelOpen("forwarded-tcpip", 4, 0x8000, "", 0x4260, "1.2.3.4", 1024), open);
    }

    [Fact]
    public void A_bare_success_has_no_port()
    {
        Assert.Equal(ApfParse.Ok, ApfReader.TryRead(new byte[] { 81 }, ApfReplyShape.Bare, out var read, out var length));
        Assert.Equal((new ApfMessage.RequestSuccess(null), 1), (read, length));
        Assert.Equal(ApfParse.NeedMore, ApfReader.TryRead(new byte[] { 81 }, ApfReplyShape.WithPort, out _, out _));
    }

    [Fact]
    public void A_secret_is_not_printed() =>
        Assert.DoesNotContain("s3cret", new ApfMessage.SignInRequest("desk", "x", ApfNames.MethodPassword, "s3cret").ToString());
}
