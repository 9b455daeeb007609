using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;
using Deskside.Server.SignOn;
using Microsoft.AspNetCore.Identity;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Adds passkeys and signs in by them. The framework checks challenge, origin, signature and counter; we keep challenges and keys.</summary>
/// <remarks>A passkey asks its holder for a finger, a face or a number (verification is required), so that it is two factors in one.</remarks>
internal sealed class PasskeyDesk(
    Database database, IPasskeyHandler<PasskeyHolder> passkeys, SignInDesk desk, SignInAdmission admission, OrganisationBook organisations, AuditTrail audit)
{
    private const string Adding = "passkey-add";
    private const string SigningIn = "passkey";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<PasskeyOptions> BeginAddingAsync(Caller.Technician caller, HttpContext context, CancellationToken cancellation)
    {
        var entity = new PasskeyUserEntity { Id = caller.Id.ToString(), Name = caller.Name, DisplayName = caller.DisplayName };
        var made = await passkeys.MakeCreationOptionsAsync(entity, context);
        var token = await database.ChangeAsync(
            unit => OpenSteps.BeginAsync(unit, caller.Organisation, $"{Adding} {caller.Id}", made.AttestationState ?? "", Patience), cancellation);
        return new PasskeyOptions(token.Text, made.CreationOptionsJson);
    }

    /// <summary>False when the answer does not fit the challenge, or it is over.</summary>
    public async Task<bool> AddAsync(
        Caller.Technician caller, SignInRow current, string? token, ShortTitle name, string credential, HttpContext context, CancellationToken cancellation)
    {
        var step = await database.ChangeAsync(unit => OpenSteps.TakeAsync(unit, token, $"{Adding} {caller.Id}"), cancellation);
        if (step is null)
        {
            return false;
        }

        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = step.State });
        if (!result.Succeeded || result.UserEntity.Id != caller.Id.ToString())
        {
            return false;
        }

        var key = result.Passkey;
        return await database.ChangeAsync(
            async unit =>
            {
                var isNew = await unit.ExecuteAsync(
                    """
                    INSERT INTO passkeys (organisation, passkey, technician, name, credential_id, public_key, sign_count, transports, backup_eligible, backed_up, created_at)
                    VALUES (@Organisation, @passkey, @Id, @name, @CredentialId, @PublicKey, @signCount, @transports, @eligible, @backedUp, @now)
                    ON CONFLICT (credential_id) DO NOTHING
                    """,
                    new
                    {
                        caller.Organisation,
                        passkey = Guid.CreateVersion7(unit.Now).ToString("D"),
                        caller.Id,
                        name = name.ToString(),
                        key.CredentialId,
                        key.PublicKey,
                        signCount = (long)key.SignCount,
                        transports = string.Join(',', key.Transports ?? []),
                        eligible = key.IsBackupEligible ? 1L : 0L,
                        backedUp = key.IsBackedUp ? 1L : 0L,
                        now = unit.NowMs,
                    }) == 1;
                if (!isNew)
                {
                    return false;
                }

                await MyAccountDesk.StrengthenAsync(unit, caller.Id, current.Signin);
                await RecordAsync(unit, caller, "technician.passkey-added", name.ToString());
                return true;
            },
            cancellation);
    }

    public Task<bool> RemoveAsync(Caller.Technician caller, string passkey, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var name = await unit.FirstAsync<string>("DELETE FROM passkeys WHERE technician = @Id AND passkey = @passkey RETURNING name", new { caller.Id, passkey });
            if (name is null)
            {
                return false;
            }

            await RecordAsync(unit, caller, "technician.passkey-removed", name);
            return true;
        },
        cancellation);

    /// <summary>For anybody: names nobody, so that it tells nothing about who has passkeys.</summary>
    public async Task<PasskeyOptions> BeginSignInAsync(HttpContext context, CancellationToken cancellation)
    {
        var made = await passkeys.MakeRequestOptionsAsync(null, context);
        var home = await organisations.DefaultAsync(cancellation);
        var token = await database.ChangeAsync(unit => OpenSteps.BeginAsync(unit, home, SigningIn, made.AssertionState ?? "", Patience), cancellation);
        return new PasskeyOptions(token.Text, made.RequestOptionsJson);
    }

    public async Task<SignInOutcome> SignInAsync(string? token, string credential, HttpContext context, CancellationToken cancellation)
    {
        var place = SignInPlace.Of(context);
        var step = await database.ChangeAsync(unit => OpenSteps.TakeAsync(unit, token, SigningIn), cancellation);
        if (step is null)
        {
            return new SignInOutcome.PendingOver();
        }

        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = step.State });
        if (!result.Succeeded || await desk.FindAsync(result.User.Technician, cancellation) is not { } row)
        {
            await database.ChangeAsync(unit => audit.RecordAsync(unit, step.Organisation, SignInAdmission.Failed(null, place.Address, "passkey")), cancellation);
            return new SignInOutcome.Wrong();
        }

        return await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "UPDATE passkeys SET sign_count = @signCount, backed_up = @backedUp, last_used_at = @now WHERE credential_id = @CredentialId AND technician = @Technician",
                    new { signCount = (long)result.Passkey.SignCount, backedUp = result.Passkey.IsBackedUp ? 1L : 0L, now = unit.NowMs, result.Passkey.CredentialId, row.Technician });
                return await admission.AdmitAsync(unit, row, SignInMethod.Passkey, place);
            },
            cancellation);
    }

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, string name) => audit.RecordAsync(
        unit,
        caller.Organisation,
        new AuditEntry(AuditActor.Of(caller), action, $"technician:{caller.Id}") { Details = new Dictionary<string, string?> { ["name"] = name } });
}

/// <param name="Token">Belongs to the challenge; to be sent back with the answer.</param>
/// <param name="Json">For navigator.credentials, as PublicKeyCredential.parse…OptionsFromJSON takes it.</param>
internal sealed record PasskeyOptions(string Token, string Json);
