using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>One department, and everybody whom its shortest route needs: officer, head, director, vp.</summary>
internal static class SmallCollege
{
    /// <summary>Founds it in an empty database.</summary>
    public static async Task FoundAsync(TestService college)
    {
        await college.With<AddDepartment, Result<DepartmentView>>(add => add.HandleAsync(new("pharmacy", "药学系", "Pharmacy"), Caller.System, default));
        await HireAsync(college, "officer", "赵敏", Role.DepartmentOfficer, "department:pharmacy");
        await HireAsync(college, "head", "陈志强", Role.DepartmentHead, "department:pharmacy");
        await HireAsync(college, "director", "王建国", Role.GraduateDirector, "college");
        await HireAsync(college, "vp", "冯国栋", Role.VicePresident, "college");
    }

    /// <summary>One person more.</summary>
    public static async Task HireAsync(TestService college, string userName, string name, Role role, string scope)
    {
        var department = scope == "college" ? null : "pharmacy";
        var created = await college.With<CreateAccount, Result<PersonView>>(create => create.HandleAsync(
            new(userName, name, Service.Password, department, null, [new(role, scope)]), Caller.System, default));
        Assert.That(created.IsOk, Is.True, created.Refusal?.Detail.En);
    }
}
