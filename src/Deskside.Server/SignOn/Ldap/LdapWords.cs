using System.Formats.Asn1;
using System.Text;

namespace Deskside.Server.SignOn.Ldap;

/// <summary>The few messages of LDAP that we send. What somebody typed only ever becomes the bytes of an octet string. Source: RFC 4511.</summary>
internal static class LdapWords
{
    public const int BindAnswer = 1;
    public const int Entry = 4;
    public const int SearchDone = 5;
    public const int Reference = 19;
    public const int ExtendedAnswer = 24;

    private const string StartTlsName = "1.3.6.1.4.1.1466.20037";

    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);

    public static byte[] Bind(int id, string name, string password) => Message(id, 0, writer =>
    {
        writer.WriteInteger(3);
        Octets(writer, name);
        writer.WriteOctetString(Encoding.UTF8.GetBytes(password), Context0);
    });

    public static byte[] StartTls(int id) => Message(id, 23, writer => writer.WriteOctetString(Encoding.ASCII.GetBytes(StartTlsName), Context0));

    public static byte[] Unbind(int id)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            writer.WriteNull(new Asn1Tag(TagClass.Application, 2));
        }

        return writer.Encode();
    }

    /// <summary>Everybody below the base to whom all of the pairs apply; at most two entries, as two are one too many.</summary>
    public static byte[] Search(int id, string baseDn, IReadOnlyList<(string Attribute, string Value)> all, IReadOnlyList<string> attributes) => Message(id, 3, writer =>
    {
        Octets(writer, baseDn);
        writer.WriteEnumeratedValue(SearchScope.Subtree);
        writer.WriteEnumeratedValue(Aliases.Never);
        writer.WriteInteger(2);
        writer.WriteInteger(10);
        writer.WriteBoolean(false);
        using (writer.PushSetOf(Context0))
        {
            foreach (var (attribute, value) in all)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
                {
                    Octets(writer, attribute);
                    Octets(writer, value);
                }
            }
        }

        using (writer.PushSequence())
        {
            foreach (var attribute in attributes)
            {
                Octets(writer, attribute);
            }
        }
    });

    private static byte[] Message(int id, int operation, Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(new Asn1Tag(TagClass.Application, operation)))
            {
                write(writer);
            }
        }

        return writer.Encode();
    }

    private static void Octets(AsnWriter writer, string text) => writer.WriteOctetString(Encoding.UTF8.GetBytes(text));

    private enum SearchScope
    {
        Base = 0,
        OneLevel = 1,
        Subtree = 2,
    }

    private enum Aliases
    {
        Never = 0,
    }
}
