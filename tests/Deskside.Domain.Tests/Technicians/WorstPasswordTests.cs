using Deskside.Domain.Technicians;

namespace Deskside.Domain.Tests.Technicians;

/// <summary>The rules by which guessable passwords are made, each from both sides.</summary>
public sealed class WorstPasswordTests
{
    private static readonly string[] Years = [.. Enumerable.Range(1950, 90).Select(y => $"{y}")];

    public static TheoryData<string> Refused => new(
        "P4$$w0rd2024", "p@ssw0rd!!!!", "MotDePasse75", "Contrasena.1", "4dm1n1str4t0r", "trustno1trustno1", "$un$h1ne2023", "Sommer2024!!", "¡Verano2023!",
        "monkeydragon1", "dragon-master", "Berlin_Hamburg", "summer2024summer", "iloveyouforever", "thomas&anna1999", "1234567890123",
        "qwerty123456", "qwertz!qwertz", "1q2w3e4r5t6z", "1qaz2wsx3edc", "zaq12wsxcde3", "poiuytrewq1", "asdfghjkl;123", "azertyuiop75", "abcabcabcabc", "hunterhunter",
        "a1b2c3d4e5f6", "01.01.1990-", "0151-2345678", "starwarsyoda77", "HarryPotter2007", "qwe!rt7zu#io", "juventus!1897", "RealMadrid1902");

    [Theory, MemberData(nameof(Refused))]
    public void What_is_made_by_the_usual_rules_is_refused(string text) => Assert.Equal(PasswordFault.Guessable, NewPassword.TryParse(text, "kim", out _));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("dragon and monkey go home late")]
    [InlineData("Sommer am Bodensee")]
    [InlineData("my cat eats 3 tulips")]
    [InlineData("x7-Kf9!qpZ")]
    [InlineData("tomorrow-gravel-42")]
    [InlineData("wasserfall oben links")]
    [InlineData("çok güzel bir gün")]
    [InlineData("пароль не этот вот")]
    public void A_sentence_and_chance_are_not(string text) => Assert.Equal(PasswordFault.None, NewPassword.TryParse(text, "kim", out _));

    [Fact]
    public void Far_more_than_ten_thousand_are_refused_by_word_and_year_alone()
    {
        var made = new HashSet<string>();
        foreach (var word in WorstWords.All)
        {
            foreach (var year in Years)
            {
                made.Add(word + year);
                made.Add(Capital(word) + year + "!");
            }
        }

        var long10 = made.Where(p => p.Length >= NewPassword.MinLength).ToList();
        Assert.True(long10.Count > 50_000, $"{long10.Count}");
        Assert.DoesNotContain(long10, p => !WorstPasswords.Contain(p));
    }

    [Fact]
    public void Passwords_of_chance_are_hardly_ever_refused()
    {
        var chance = new Random(7);
        const string Signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!-_.";
        var refused = Enumerable.Range(0, 20_000).Count(_ => WorstPasswords.Contain(string.Concat(Enumerable.Range(0, 12).Select(_ => Signs[chance.Next(Signs.Length)]))));
        Assert.Equal(0, refused);
    }

    [Fact]
    public void Nothing_that_is_typed_breaks_the_rules()
    {
        var chance = new Random(11);
        foreach (var word in new[] { "", " ", "\ud800", "\0", "İıſß", new string('a', 256), "😀password😀" })
        {
            _ = WorstPasswords.Contain(word);
        }

        for (var n = 0; n < 5_000; n++)
        {
            _ = WorstPasswords.Contain(string.Concat(Enumerable.Range(0, chance.Next(40)).Select(_ => (char)chance.Next(0x10000))));
        }
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
