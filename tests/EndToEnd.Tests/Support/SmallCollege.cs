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
        await AccountAsync("officer", "赵敏", Role.DepartmentOfficer, "department:pharmacy");
        await AccountAsync("head", "陈志强", Role.DepartmentHead, "department:pharmacy");
        await AccountAsync("director", "王建国", Role.GraduateDirector, "college");
        await AccountAsync("vp", "冯国栋", Role.VicePresident, "college");

        async Task AccountAsync(string userName, string name, Role role, string scope)
        {
            var department = scope == "college" ? null : "pharmacy";
            var created = await college.With<CreateAccount, Result<PersonView>>(create => create.HandleAsync(
                new(userName, name, Service.Password, department, null, [new(role, scope)]), Caller.System, default));
            Assert.That(created.IsOk, Is.True, created.Refusal?.Detail.En);
        }
    }
}
