using System.Diagnostics;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class RoleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/api/v1/roles").WithTags("Roles").RequireRateLimiting(RateLimits.WithToken);
        roles.MapGet("", ListAsync).WithName("ListRoles").RequireAuthorization(Policies.SignedIn);
        roles.MapPost("", AddAsync).WithName("CreateRole").RequireAuthorization(Policies.Needs(Permission.ManageRoles));
        roles.MapPut("/{key}", ChangeAsync).WithName("ChangeRole").WithSummary("Holds at once for everybody who has the role.").RequireAuthorization(Policies.Needs(Permission.ManageRoles));
        roles.MapDelete("/{key}", RemoveAsync).WithName("RemoveRole").RequireAuthorization(Policies.Needs(Permission.ManageRoles));
    }

    private static async Task<Ok<IReadOnlyList<RoleResponse>>> ListAsync(Caller.Technician caller, RoleBook book, CancellationToken cancellation)
    {
        var made = await book.MadeAsync(caller.Organisation, cancellation);
        return TypedResults.Ok<IReadOnlyList<RoleResponse>>(
        [
            .. Enum.GetValues<Role>().Select(r => new RoleResponse(RoleKey.Of(r).ToString(), r.ToString(), true, RoleRights.Of(r))),
            .. made.Select(m => new RoleResponse(m.Role, m.Title, false, PermissionText.Read(m.Permissions))),
        ]);
    }

    private static async Task<Results<Created<RoleResponse>, ProblemHttpResult>> AddAsync(RoleRequest body, Caller.Technician caller, RoleBook book, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var key = fields.Read<RoleKey>("key", body.Key);
        var (title, permissions) = Read(fields, body);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await book.AddAsync(caller, key, title, permissions, cancellation) == RoleOutcome.Done
            ? TypedResults.Created((string?)null, new RoleResponse(key.ToString(), title.ToString(), false, permissions))
            : Problem.Of(StatusCodes.Status409Conflict, "key-taken", "There is a role with this key; choose another.");
    }

    private static async Task<Results<Ok<RoleResponse>, ProblemHttpResult>> ChangeAsync(
        string key, RoleRequest body, Caller.Technician caller, RoleBook book, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var (title, permissions) = Read(fields, body);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (RoleKey.TryParse(key, out var known) != TextFault.None || await book.ChangeAsync(caller, known, title, permissions, cancellation) != RoleOutcome.Done)
        {
            return Unknown();
        }

        return TypedResults.Ok(new RoleResponse(key, title.ToString(), false, permissions));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string key, Caller.Technician caller, RoleBook book, CancellationToken cancellation)
    {
        if (RoleKey.TryParse(key, out var known) != TextFault.None)
        {
            return Unknown();
        }

        return await book.RemoveAsync(caller, known, cancellation) switch
        {
            RoleOutcome.Done => TypedResults.NoContent(),
            RoleOutcome.Unknown => Unknown(),
            RoleOutcome.InUse => Problem.Of(StatusCodes.Status409Conflict, "role-in-use", "Somebody has this role; take it from them first."),
            _ => throw new UnreachableException(),
        };
    }

    private static (ShortTitle Title, IReadOnlyList<Permission> Permissions) Read(FieldFaults fields, RoleRequest body)
    {
        var title = fields.Read<ShortTitle>("title", body.Title);
        if (body.Permissions is not { Count: > 0 })
        {
            fields.Add("permissions", "must name at least one permission");
        }

        return (title, [.. (body.Permissions ?? []).Distinct().Order()]);
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("There is no such role, or it is built in and cannot be changed.");
}
