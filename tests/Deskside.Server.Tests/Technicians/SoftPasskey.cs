using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Deskside.Server.Tests.Technicians;

/// <summary>A passkey in software: answers what a browser and its authenticator would. P-256, attestation none. Source: W3C WebAuthn 2, 6.1 and 6.5.</summary>
internal sealed class SoftPasskey(string origin) : IDisposable
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte WithKey = 64;

    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public uint Count { get; set; } = 1;

    public bool Verifies { get; set; } = true;

    public byte[] Holder { get; set; } = [];

    public string Origin { get; set; } = origin;

    public string Domain { get; set; } = new Uri(origin).Host;

    /// <summary>Answers creation options.</summary>
    public string Create(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        Holder = Base64Url.DecodeFromChars(asked.GetProperty("user").GetProperty("id").GetString());
        var said = Said("webauthn.create", asked);
        var parameters = _key.ExportParameters(false);
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        Pair(1, w => w.WriteInt32(2));
        Pair(3, w => w.WriteInt32(-7));
        Pair(-1, w => w.WriteInt32(1));
        Pair(-2, w => w.WriteByteString(parameters.Q.X!));
        Pair(-3, w => w.WriteByteString(parameters.Q.Y!));
        cose.WriteEndMap();
        byte[] authenticator = [.. Head(WithKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose.Encode()];
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(authenticator);
        attestation.WriteEndMap();
        return Answer(new { attestationObject = Text(attestation.Encode()), clientDataJSON = Text(said), transports = new[] { "internal" } });

        void Pair(int label, Action<CborWriter> write)
        {
            cose.WriteInt32(label);
            write(cose);
        }
    }

    /// <summary>Answers request options.</summary>
    public string Get(string options)
    {
        var said = Said("webauthn.get", JsonDocument.Parse(options).RootElement);
        var authenticator = Head(0);
        var signature = _key.SignData([.. authenticator, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { authenticatorData = Text(authenticator), clientDataJSON = Text(said), signature = Text(signature), userHandle = Text(Holder) });
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private byte[] Said(string type, JsonElement asked) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { type, challenge = asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false }));

    private byte[] Head(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)(Present | (Verifies ? Verified : 0) | flags), .. count];
    }

    private string Answer(object response) =>
        JsonSerializer.Serialize(new { id = Text(_id), rawId = Text(_id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });
}
