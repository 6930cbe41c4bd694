using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Applications;

/// <summary>An administrator can publish a route that leaves out a step; the application still does not let it approve.</summary>
public sealed class LawlessRouteTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Vice = new("vp", "冯国栋", [new(Role.VicePresident, Scope.College)], null);

    [Test]
    public async Task A_route_without_an_evaluation_does_not_approve_and_leaves_nothing_behind_3_2()
    {
        var applicant = await PeopleAsync();
        await Service.PublishAsync(Definition(
            "approval-department",
            [
                Step("vp", ("taskType", "final-approval"), ("role", "VicePresident")),
                Activity("approve", "BaseWorkflows.ApproveApplication"),
            ],
            [Connection("vp", "Approve", "approve")]));
        var application = await SubmitAsync(applicant);
        var task = (await Service.InboxAsync(Vice)).Single();
        var before = await EventsAsync();

        var completed = await Service.CompleteAsync(task, Vice);

        Assert.That((completed.Refusal?.Code, completed.Refusal?.Clause), Is.EqualTo(("application.not_evaluated", Regulation.Art3_2)));
        Assert.That((await Service.InboxAsync(Vice)).Single().Revision, Is.EqualTo(task.Revision), "the task is still to be done");
        Assert.That(await EventsAsync(), Is.EqualTo(before));
        var shown = await Service.With<GetApplication, Result<ApplicationDetail>>(get => get.HandleAsync(application, applicant, default));
        Assert.That(shown.Value.Application.Status, Is.EqualTo(ApplicationStatus.InReview));
        Assert.That(await NumberedAsync(), Is.False, "no number was given out");
    }

    private async Task<string> SubmitAsync(Caller applicant)
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

    private async Task<Caller> PeopleAsync()
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

    private Task<bool> NumberedAsync() => Service.In(scope =>
        scope.GetRequiredService<WorkflowsDbContext>().Set<TrainingBase>().AnyAsync(one => one.Number != null));

    private Task<int> EventsAsync() => Service.In(scope => scope.GetRequiredService<WorkflowsDbContext>().Set<EventRow>().CountAsync());

    private static JsonObject Activity(string id, string type) => new()
    {
        ["id"] = id,
        ["nodeId"] = $"root:{id}",
        ["type"] = type,
        ["version"] = 1,
    };
}
