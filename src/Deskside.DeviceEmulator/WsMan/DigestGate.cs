using System.Security.Cryptography;
using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.DeviceEmulator.WsMan;

/// <summary>What an Authorization header proves.</summary>
internal enum DigestVerdict
{
    Accepted,
    Missing,
    Wrong,

    /// <summary>The proof is right, the nonce is not one of ours any more.</summary>
    Stale,
}

/// <summary>Gives nonces and checks proofs, for HTTP and for redirection. The last 64 nonces are good. Thread-safe.</summary>
public sealed class DigestGate(ManagementEngine engine)
{
    private const int MaxNonces = 64;

    private readonly Lock _gate = new();
    private readonly LinkedList<string> _nonces = [];

    public string NewNonce()
    {
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (_gate)
        {
            _nonces.AddFirst(nonce);
            if (_nonces.Count > MaxNonces) _nonces.RemoveLast();
        }
        return nonce;
    }

    public bool IsOurs(string nonce)
    {
        lock (_gate) return _nonces.Contains(nonce);
    }

    internal DigestVerdict Check(string? authorization, string method)
    {
        if (authorization is null) return DigestVerdict.Missing;
        if (!DigestFields.TryParse(authorization, out var fields)) return DigestVerdict.Wrong;
        var proof = new Digest.Proof(
            Text("username"), Text("realm"), Text("nonce"), method, Text("uri"), fields.GetValueOrDefault("qop"), Text("nc"), Text("cnonce"));
        if (!IsRight(proof, Text("response"))) return DigestVerdict.Wrong;
        return IsOurs(proof.Nonce) ? DigestVerdict.Accepted : DigestVerdict.Stale;

        string Text(string name) => fields.GetValueOrDefault(name, "");
    }

    public bool IsRight(Digest.Proof proof, string response) =>
        !engine.Faults.RefusesDigest && proof.Name == ManagementEngine.AdministratorName && proof.Realm == engine.Realm
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.Latin1.GetBytes(Digest.Response(proof, engine.Settings.AdministratorPassword)), System.Text.Encoding.Latin1.GetBytes(response));
}
