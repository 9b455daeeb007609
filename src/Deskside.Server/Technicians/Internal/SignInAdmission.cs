using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>The last step of every way of signing in: a fresh token, the browser's old one ended, a line in the trail.</summary>
internal sealed class SignInAdmission(AuditTrail audit)
{
    public async Task<SignInOutcome> AdmitAsync(Unit unit, TechnicianRow row, SignInMethod method, SignInPlace place)
    {
        if (place.OldToken is { } old)
        {
            await SignInKeeper.RemoveAsync(unit, old);
        }

        var token = await SignInKeeper.AddAsync(unit, row, method, place);
        var details = new Dictionary<string, string?> { ["address"] = place.Address, ["method"] = EnumText.Write(method) };
        await audit.RecordAsync(unit, row.Organisation, new AuditEntry($"technician:{row.Technician}", "technician.signed-in", $"technician:{row.Technician}") { Details = details });
        return new SignInOutcome.SignedIn(token, row);
    }

    /// <summary>The typed name is not kept: now and then it is a password.</summary>
    public static AuditEntry Failed(TechnicianRow? row, string address, string step) =>
        new(AuditActor.Anonymous, "technician.sign-in-failed", row is null ? "technician:unknown" : $"technician:{row.Technician}")
        {
            Details = new Dictionary<string, string?> { ["address"] = address, ["step"] = step },
        };
}
