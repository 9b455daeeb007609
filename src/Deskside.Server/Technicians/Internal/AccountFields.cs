using System.Diagnostics;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Reads the fields of an account to be made.</summary>
internal readonly record struct AccountFields(SignInName Name, PersonName DisplayName, NewPassword Password, IReadOnlyList<RoleKey> Roles)
{
    public static AccountFields Read(FieldFaults fields, string? name, string? displayName, string? password, IReadOnlyList<RoleKey> roles)
    {
        var signInName = fields.Read<SignInName>("name", name);
        var shown = fields.Read<PersonName>("displayName", string.IsNullOrWhiteSpace(displayName) ? name : displayName);
        return new AccountFields(signInName, shown, ReadPassword(fields, "password", password, signInName.ToString()), roles);
    }

    public static IReadOnlyList<RoleKey> ReadRoles(FieldFaults fields, IReadOnlyList<string>? roles)
    {
        if (roles is not { Count: > 0 and <= 20 })
        {
            fields.Add("roles", "must name at least one role, such as technician, supervisor, administrator or auditor");
            return [];
        }

        return [.. roles.Select(r => fields.Read<RoleKey>("roles", r))];
    }

    public static NewPassword ReadPassword(FieldFaults fields, string field, string? typed, string signInName)
    {
        switch (NewPassword.TryParse(typed, signInName, out var password))
        {
            case PasswordFault.TooShort:
                fields.Add(field, $"must have {NewPassword.MinLength} characters or more");
                break;
            case PasswordFault.TooLong:
                fields.Add(field, $"must have {NewPassword.MaxLength} characters or fewer");
                break;
            case PasswordFault.Guessable:
                fields.Add(field, "is among those that are guessed first; three or four unrelated words are good");
                break;
        }

        return password;
    }

    public static ProblemHttpResult ToProblem(AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.Unknown => Problem.NotFound("There is no such technician."),
        AccountOutcome.NameTaken => NameTaken(),
        AccountOutcome.NoSuchRole no => Problem.Of(StatusCodes.Status400BadRequest, "no-such-role", $"There is no role {no.Key}; make it first, or choose another."),
        AccountOutcome.BeyondOwnRights => Problem.Of(
            StatusCodes.Status403Forbidden, "beyond-own-rights", "This account has, or would get, rights that you have not: somebody who manages roles must do it."),
        AccountOutcome.LastAdministrator => Problem.Of(StatusCodes.Status409Conflict, "last-administrator", "This is the last administrator; make another one first."),
        _ => throw new UnreachableException(),
    };

    public static ProblemHttpResult NameTaken() => Problem.Of(StatusCodes.Status409Conflict, "name-taken", "There is an account with this name; choose another.");

    /// <summary>Hashes the password: takes about a tenth of a second.</summary>
    public NewAccount ToNewAccount(PasswordHash passwords) => new(Name, DisplayName, passwords.Make(Password.Text), Roles);
}
