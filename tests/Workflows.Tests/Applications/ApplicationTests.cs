using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Applications;

/// <summary>Tests with an application that the pharmacy department has submitted.</summary>
public abstract class ApplicationTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    protected static Caller Vice { get; } = new("vp", "冯国栋", [new(Role.VicePresident, Scope.College)], null);

    protected async Task<string> SubmitAsync(Caller applicant)
    {
        var form = new ApplicationForm
        {
            ProposedName = "太行康源实践基地",
            Category = BaseCategory.NonClinical,
            Level = BaseLevel.Department,
            DepartmentIds = ["pharmacy"],
            Disciplines = ["药学"],
            Unit = new()
            {
                Name = "太行康源制药有限公司",
                Nature = "企业",
                CreditCode = CreditCode.Complete("91140400TH0000008"),
                LegalRepresentative = "赵志强",
                Contact = "罗明",
                Phone = "0355-3151234",
                Address = "长治市潞州区解放西街 1 号",
                Introduction = "中成药研发与生产。",
            },
            Professionals = [new("孙丽", "高级工程师", "博士", "药剂学")],
            Places = 12,
            Facilities = "示教室两间。",
            Safety = "每年开展安全培训。",
            Reason = "共建产教融合基地。",
            Conditions = new([.. Conditions.All.Select(condition => new ConditionAnswer(condition.Number, true))]),
        };
        var created = await Service.With<CreateApplication, Result<ApplicationDetail>>(create => create.HandleAsync(new(form), applicant, default));
        var submitted = await Service.With<SubmitApplication, Result<ApplicationDetail>>(
            submit => submit.HandleAsync(new(created.Value.Application.Id), applicant, default));
        Assert.That(submitted.Refusal, Is.Null);
        return submitted.Value.Application.Id;
    }

    protected async Task<Caller> PeopleAsync()
    {
        await Service.With<AddDepartment, Result<DepartmentView>>(add => add.HandleAsync(new("pharmacy", "药学系", "Pharmacy"), Caller.System, default));
        await Service.In(scope =>
        {
            var db = scope.GetRequiredService<WorkflowsDbContext>();
            db.Add(new Account { Id = People.PharmacyOfficer.PersonId, UserName = "pharmacy.officer", Name = "赵敏" });
            return db.SaveChangesAsync();
        });
        return People.PharmacyOfficer;
    }

    protected static JsonObject Activity(string id, string type) => new()
    {
        ["id"] = id,
        ["nodeId"] = $"root:{id}",
        ["type"] = type,
        ["version"] = 1,
    };
}
