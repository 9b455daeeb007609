using System.Formats.Asn1;
using System.Numerics;
using System.Text;

namespace Deskside.Server.SignOn.Ldap;

/// <summary>One message from a directory.</summary>
/// <param name="Id">Of the request that it answers.</param>
/// <param name="Operation">See <see cref="LdapWords"/>.</param>
/// <param name="Code">Of results: 0 = success, 49 = wrong credentials.</param>
/// <param name="Dn">Of entries.</param>
/// <param name="Attributes">Of entries, by lower-case name: the first value.</param>
internal sealed record LdapAnswer(int Id, int Operation, int Code, string Dn, IReadOnlyDictionary<string, byte[]> Attributes)
{
    public const int Success = 0;
    public const int WrongCredentials = 49;

    private static readonly Dictionary<string, byte[]> NoAttributes = [];

    /// <summary>Null when the bytes are no LDAP message; never throws.</summary>
    public static LdapAnswer? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var message = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
            if (!message.TryReadInt32(out var id))
            {
                return null;
            }

            var tag = message.PeekTag();
            if (tag.TagClass != TagClass.Application || !tag.IsConstructed)
            {
                return null;
            }

            var body = message.ReadSequence(tag);
            return tag.TagValue switch
            {
                LdapWords.Entry => ReadEntry(id, body),
                LdapWords.BindAnswer or LdapWords.SearchDone or LdapWords.ExtendedAnswer => new LdapAnswer(id, tag.TagValue, ReadCode(body), "", NoAttributes),
                _ => new LdapAnswer(id, tag.TagValue, Success, "", NoAttributes),
            };
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    public string? TextOf(string attribute) => Attributes.TryGetValue(attribute.ToLowerInvariant(), out var bytes) && bytes.Length is > 0 and <= 1024 ? Encoding.UTF8.GetString(bytes) : null;

    private static int ReadCode(AsnReader body)
    {
        var code = new BigInteger(body.ReadEnumeratedBytes().Span, isBigEndian: true);
        return code >= 0 && code <= 1000 ? (int)code : -1;
    }

    private static LdapAnswer ReadEntry(int id, AsnReader body)
    {
        var dn = Encoding.UTF8.GetString(body.ReadOctetString());
        var attributes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var list = body.ReadSequence();
        while (list.HasData)
        {
            var attribute = list.ReadSequence();
            var name = Encoding.UTF8.GetString(attribute.ReadOctetString()).ToLowerInvariant();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            if (values.HasData)
            {
                attributes[name] = values.ReadOctetString();
            }
        }

        return new LdapAnswer(id, LdapWords.Entry, Success, dn, attributes);
    }
}
