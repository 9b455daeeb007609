using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Reads the fields of an account to be made.</summary>
internal readonly record struct AccountFields(SignInName Name, PersonName DisplayName, NewPassword Password, IReadOnlyList<Role> Roles)
{
    public static AccountFields Read(FieldFaults fields, string? name, string? displayName, string? password, IReadOnlyList<Role>? roles)
    {
        var signInName = fields.Read<SignInName>("name", name);
        var shown = fields.Read<PersonName>("displayName", string.IsNullOrWhiteSpace(displayName) ? name : displayName);
        if (roles is not { Count: > 0 })
        {
            fields.Add("roles", "must name at least one of technician, supervisor, administrator, auditor");
        }

        return new AccountFields(signInName, shown, ReadPassword(fields, "password", password, signInName.ToString()), roles ?? []);
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

    public static ProblemHttpResult NameTaken() => Problem.Of(StatusCodes.Status409Conflict, "name-taken", "There is an account with this name; choose another.");

    /// <summary>Hashes the password: takes about a tenth of a second.</summary>
    public NewAccount ToNewAccount(PasswordHash passwords) => new(Name, DisplayName, passwords.Make(Password.Text), Roles);
}
