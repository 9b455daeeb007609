using Deskside.Companion.Launch;
using Deskside.Companion.Screen;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Tests.Launch;

public sealed class CommandLineTests
{
    private const string Fingerprint = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";

    [Fact]
    public void Everything_given_is_read()
    {
        var line = Ready("--server", "https://help.example.org:8443/x", "--code", "123 456 789", "--allow", "view, control",
            "--server-fingerprint", Fingerprint);
        Assert.Equal("https://help.example.org:8443/", line.Server.Url.ToString());
        Assert.Equal("123456789", line.Code);
        Assert.Equal([Capability.View, Capability.Control], line.Allowed);
    }

    [Fact]
    public void A_dash_reads_the_code_from_standard_input() =>
        Assert.Equal("987654321", ReadyWith("987-654-321\n", "--server", "http://localhost:8080", "--code", "-").Code);

    [Fact]
    public void Without_a_code_the_form_will_ask() => Assert.Null(Ready("--server", "https://help.example.org").Code);

    [Theory]
    [InlineData("--server is missing", "--code", "123456789")]
    [InlineData("is not encrypted", "--server", "http://help.example.org")]
    [InlineData("must be an address", "--server", "help.example.org")]
    [InlineData("nine digits", "--server", "https://a", "--code", "12345678")]
    [InlineData("nine digits", "--server", "https://a", "--code", "12345678x")]
    [InlineData("not \"mouse\"", "--server", "https://a", "--allow", "view,mouse")]
    [InlineData("needs view", "--server", "https://a", "--allow", "control")]
    [InlineData("64 hexadecimal digits", "--server", "https://a", "--server-fingerprint", "abc")]
    [InlineData("given twice", "--server", "https://a", "--server", "https://b")]
    [InlineData("needs a value", "--server")]
    [InlineData("\"--bogus\" is not an option", "--bogus")]
    [InlineData("half and full, but not \"none\"", "--server", "https://help.example.org", "--code", "123456789", "--cpu", "none")]
    public void What_is_wrong_is_said(string expected, params string[] arguments) =>
        Assert.Contains(expected, Assert.IsType<LaunchOutcome.Wrong>(Parse("", "companion", arguments)).Problem);

    [Theory]
    [InlineData(CpuUse.ByPc)]
    [InlineData(CpuUse.Half, "--cpu", "half")]
    [InlineData(CpuUse.Full, "--cpu", "full")]
    public void The_processor_that_the_picture_may_take_is_chosen(CpuUse expected, params string[] given) =>
        Assert.Equal(expected, Ready(["--server", "https://help.example.org", "--code", "123456789", .. given]).Cpu);

    [Theory]
    [InlineData("/home/a/Downloads/deskside-companion--help.example.org--123456789", "https://help.example.org/")]
    [InlineData("deskside-companion--help.example.org_8443--123456789 (1)", "https://help.example.org:8443/")]
    [InlineData("deskside-companion--localhost_8080--123456789", "http://localhost:8080/")]
    public void The_name_of_the_file_says_server_and_code(string executable, string server)
    {
        var line = Assert.IsType<LaunchOutcome.Ready>(Parse("", executable)).CommandLine;
        Assert.Equal(server, line.Server.Url.ToString());
        Assert.Equal("123456789", line.Code);
    }

    [Theory]
    [InlineData("deskside-companion")]
    [InlineData("deskside-companion--help.example.org--1234567890")]
    [InlineData("deskside-companion--../x--123456789")]
    public void Other_names_say_nothing(string executable) => Assert.Null(FileNameHint.Read(executable));

    private static CommandLine Ready(params string[] arguments) => ReadyWith("", arguments);

    private static CommandLine ReadyWith(string input, params string[] arguments) =>
        Assert.IsType<LaunchOutcome.Ready>(Parse(input, "companion", arguments)).CommandLine;

    private static LaunchOutcome Parse(string input, string executable, params string[] arguments) =>
        CommandLine.Parse(arguments, executable, new StringReader(input));
}
