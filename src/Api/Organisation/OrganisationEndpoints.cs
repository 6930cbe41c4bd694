using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Organisation;

/// <summary><c>/api/departments</c>, <c>/api/units</c>, <c>/api/people</c>: the organisation to look up, and for administrators to fill.</summary>
internal static class OrganisationEndpoints
{
    public static void MapOrganisation(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("组织机构 Organisation");
        group.MapGet("/departments", ListDepartmentsAsync).WithName("ListDepartments")
            .WithSummary("院（系、部）列表").WithDescription("All departments.").ProducesProblem(StatusCodes.Status401Unauthorized);
        group.MapGet("/units", ListUnitsAsync).WithName("ListUnits")
            .WithSummary("校外单位列表").WithDescription("Outside units; an outside account sees its own only.");
        group.MapGet("/people", ListPeopleAsync).WithName("ListPeople")
            .WithSummary("按角色、院系查找人员").WithDescription("People by role and department.");
        group.MapPost("/departments", AddDepartmentAsync).WithName("AddDepartment").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("新增院（系、部）（系统管理员）").WithDescription("Adds a department; administrators only.");
        group.MapPost("/units", AddUnitAsync).WithName("AddUnit").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("新增校外单位（系统管理员）").WithDescription("Adds a unit; administrators only.");
        group.MapPost("/people", CreateAccountAsync).WithName("CreateAccount").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("新建账号并授予角色（系统管理员）").WithDescription("Creates an account with roles; administrators only.");
    }

    private static async Task<Ok<IReadOnlyList<DepartmentView>>> ListDepartmentsAsync(ListDepartments list, CancellationToken cancellationToken) =>
        TypedResults.Ok(await list.HandleAsync(cancellationToken));

    private static async Task<Results<Ok<Page<UnitView>>, Refused>> ListUnitsAsync(
        ListUnits list, CallerAccessor callers, CancellationToken cancellationToken, string? text = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(text, asked.Value), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<Page<PersonView>>, Refused>> ListPeopleAsync(
        ListPeople list, CallerAccessor callers, CancellationToken cancellationToken,
        Word<Role>? role = null, string? department = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(role?.Value, department, asked.Value), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Created<DepartmentView>, Refused>> AddDepartmentAsync(
        AddDepartment.Request request, AddDepartment add, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await add.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(_ => "/api/departments");

    private static async Task<Results<Created<UnitView>, Refused>> AddUnitAsync(
        AddUnit.Request request, AddUnit add, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await add.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(_ => "/api/units");

    private static async Task<Results<Created<PersonView>, Refused>> CreateAccountAsync(
        CreateAccount.Request request, CreateAccount create, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await create.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(_ => "/api/people");
}
