using System.Formats.Asn1;
using System.Text;
using Deskside.Server.SignOn.Ldap;

namespace Deskside.Server.Tests.SignOn;

public sealed class LdapAnswerAttacks
{
    [Fact]
    public void An_entry_is_read()
    {
        var answer = LdapAnswer.Read(Entry())!;
        Assert.Equal(7, answer.Id);
        Assert.Equal("uid=ada,dc=example", answer.Dn);
        Assert.Equal("Ada", answer.TextOf("CN"));
        Assert.Null(answer.TextOf("mail"));
    }

    [Fact]
    public void Every_cut_and_mutation_is_survived()
    {
        var good = Entry();
        for (var cut = 0; cut < good.Length; cut++)
        {
            Assert.Null(LdapAnswer.Read(good.AsMemory(0, cut)));
        }

#pragma warning disable RS0030 // Seeded on purpose: the same mutations at each run.
        var random = new Random(20261121);
#pragma warning restore RS0030
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = good.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            LdapAnswer.Read(bytes)?.TextOf("cn");
            random.NextBytes(bytes);
            LdapAnswer.Read(bytes);
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("ada)(objectClass=*")]
    [InlineData("*)(uid=*))(|(uid=*")]
    [InlineData("\\2a\0")]
    public void What_is_typed_becomes_one_octet_string_whatever_it_looks_like(string typed)
    {
        var message = new AsnReader(LdapWords.Search(1, "dc=example", [("objectClass", "person"), ("uid", typed)], ["cn"]), AsnEncodingRules.BER).ReadSequence();
        message.ReadInteger();
        var search = message.ReadSequence(new Asn1Tag(TagClass.Application, 3));
        search.ReadOctetString();
        search.ReadEnumeratedBytes();
        search.ReadEnumeratedBytes();
        search.ReadInteger();
        search.ReadInteger();
        search.ReadBoolean();
        var all = search.ReadSetOf(skipSortOrderValidation: true, new Asn1Tag(TagClass.ContextSpecific, 0));
        all.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 3));
        var pair = all.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 3));
        Assert.Equal("uid", Encoding.UTF8.GetString(pair.ReadOctetString()));
        Assert.Equal(typed, Encoding.UTF8.GetString(pair.ReadOctetString()));
        Assert.False(all.HasData);
    }

    private static byte[] Entry()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(7);
            using (writer.PushSequence(new Asn1Tag(TagClass.Application, LdapWords.Entry)))
            {
                writer.WriteOctetString("uid=ada,dc=example"u8);
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteOctetString("cn"u8);
                    using (writer.PushSetOf())
                    {
                        writer.WriteOctetString("Ada"u8);
                    }
                }
            }
        }

        return writer.Encode();
    }
}
