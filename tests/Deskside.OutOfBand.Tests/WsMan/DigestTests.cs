using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.OutOfBand.Tests.WsMan;

public sealed class DigestTests
{
    [Fact]
    public void The_example_of_the_rfc_comes_out()
    {
        var proof = new Digest.Proof("Mufasa", "testrealm@host.com", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "GET", "/dir/index.html", "auth", "00000001", "0a4f113b");
        Assert.Equal("6629fae49393a05397450978507c4ef1", Digest.Response(proof, "Circle Of Life"));
        Assert.Equal("670fd8c2df070c60b045671b8b24ff02", Digest.Response(proof with { Quality = null }, "Circle Of Life"));
    }

    [Fact]
    public void Quoted_values_may_hold_commas_and_quotes()
    {
        Assert.True(DigestFields.TryParse("Digest realm=\"a, \\\"b\\\"\", qop=auth , nonce=\"x=y\"", out var fields));
        Assert.Equal(["a, \"b\"", "auth", "x=y"], [fields["realm"], fields["qop"], fields["nonce"]]);
    }

    [Fact]
    public void Cuts_and_mutations_of_a_header_never_throw()
    {
        var good = System.Text.Encoding.Latin1.GetBytes("Digest realm=\"Digest:A407\", nonce=\"\\\"q\", stale=false, qop=\"auth,auth-int\"");
        foreach (var bytes in Fuzz.Cuts(good).Concat(Fuzz.Mutations(good, 20_000, 3)))
            DigestFields.TryParse(System.Text.Encoding.Latin1.GetString(bytes), out _);
        Assert.False(DigestFields.TryParse("Basic realm=x", out _));
        Assert.False(DigestFields.TryParse("Digest realm=\"x", out _));
    }

    [Fact]
    public void Credentials_are_not_printed() => Assert.DoesNotContain("hunter2", new DeviceCredentials("admin", "hunter2").ToString());
}
