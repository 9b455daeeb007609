using Deskside.Domain.Integrators;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;

namespace Deskside.Domain.Tests.Technicians;

public sealed class RoleRightsTests
{
    [Fact]
    public void An_administrator_manages_everything_but_helps_nobody()
    {
        var rights = RoleRights.Of(Role.Administrator);
        Assert.All(Enum.GetValues<Permission>().Where(p => p.ToString().StartsWith("Manage", StringComparison.Ordinal)), p => Assert.Contains(p, rights));
        Assert.DoesNotContain(Permission.HelpCustomers, rights);
        Assert.DoesNotContain(Permission.JoinAllSessions, rights);
    }

    [Fact]
    public void An_auditor_changes_nothing() =>
        Assert.All(RoleRights.Of(Role.Auditor), p => Assert.StartsWith("Read", p.ToString()));

    [Fact]
    public void Nobody_covers_more_than_he_has_unless_he_manages_roles()
    {
        HashSet<Permission> own = [Permission.ManageTechnicians, Permission.HelpCustomers];
        Assert.True(RoleRights.CoversAll(own, [Permission.HelpCustomers]));
        Assert.True(RoleRights.CoversAll(own, []));
        Assert.False(RoleRights.CoversAll(own, [Permission.HelpCustomers, Permission.ReadAudit]));
        Assert.True(RoleRights.CoversAll(new HashSet<Permission> { Permission.ManageRoles }, Enum.GetValues<Permission>()));
    }

    [Fact]
    public void Every_scope_has_a_text_of_its_own_and_comes_back_from_it()
    {
        var texts = Enum.GetValues<ApiScope>().Select(ApiScopes.Write).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.All(Enum.GetValues<ApiScope>(), s => Assert.Equal(s, ApiScopes.Read(ApiScopes.Write(s))));
        Assert.Null(ApiScopes.Read("everything"));
        Assert.Null(ApiScopes.Read(null));
    }

    [Theory]
    [InlineData("night-shift", TextFault.None)]
    [InlineData("a1", TextFault.None)]
    [InlineData("a", TextFault.Empty)]
    [InlineData("Night", TextFault.BadForm)]
    [InlineData("1night", TextFault.BadForm)]
    [InlineData("night shift", TextFault.BadForm)]
    [InlineData("nacht,administrator", TextFault.BadForm)]
    [InlineData("%administrator%", TextFault.BadForm)]
    public void A_role_key_cannot_be_mistaken_for_another(string text, TextFault fault) => Assert.Equal(fault, RoleKey.TryParse(text, out _));
}
