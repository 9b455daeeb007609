using System.Security.Cryptography;
using System.Text;

namespace Deskside.Server.Hosting.Web;

/// <summary>Marks the calls that the server makes to itself while it starts, so that they use up nobody's limits. Known to this process only.</summary>
public sealed class OwnVisit
{
    private const string Header = "X-Deskside-Own-Visit";

    private readonly string _mark = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public void Mark(HttpRequestMessage visit) => visit.Headers.Add(Header, _mark);

    public bool Made(HttpRequest request) =>
        request.Headers[Header] is [{ } mark] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mark), Encoding.UTF8.GetBytes(_mark));
}
