using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Assessments;

/// <summary>A base of pharmacy and nursing, the people who assess it, and the way through the route.</summary>
public abstract class AssessmentTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private const string Password = "Assess-2027!";

    protected static readonly Caller Officer = new("grad.officer", "李晓燕", [new(Role.GraduateOfficer, Scope.College)], null);
    protected static readonly Caller Director = new("grad.director", "王建国", [new(Role.GraduateDirector, Scope.College)], null);
    protected static readonly Caller Pharmacy = new("pharmacy.officer", "赵敏", [new(Role.DepartmentOfficer, Scope.Department("pharmacy"))], null);
    protected static readonly Caller Nursing = new("nursing.head", "张丽华", [new(Role.DepartmentHead, Scope.Department("nursing"))], null);
    protected static readonly Caller Unit = new("unit.pharma", "罗明", [new(Role.UnitContact, Scope.Unit("taihang-pharma"))], "taihang-pharma");
    protected static readonly Caller[] Experts = [.. Enumerable.Range(1, 3).Select(i => new Caller($"expert{i}", $"专家{i}", [new(Role.Expert, Scope.College)], null) { DepartmentId = "clinical" })];

    /// <summary>1 December 2027, ten in the morning in Changzhi.</summary>
    protected static readonly DateTimeOffset December = new(2027, 12, 1, 2, 0, 0, TimeSpan.Zero);

    [SetUp]
    public async Task PeopleAndBase()
    {
        Service.Time.SetUtcNow(December);
        await Service.SaveAsync(
            new Department("pharmacy", "药学系", "Pharmacy"), new Department("nursing", "护理学院", "Nursing"), new Department("clinical", "临床医学院", "Clinical"));
        Caller[] people = [Officer, Director, Pharmacy, Nursing, Unit, .. Experts, new("expert9", "药学专家", [new(Role.Expert, Scope.College)], null) { DepartmentId = "pharmacy" }];
        await Service.SaveAsync([.. people.SelectMany(Rows)]);
        await Service.SaveAsync(TestBases.Complete("b1"));
    }

    protected Task<int> OpenAsync() => Service.With<OpenDueCampaigns, int>(open => open.HandleAsync(default));

    protected Task<Assessment> ReadAsync() => Service.In(scope => scope.GetRequiredService<WorkflowsDbContext>().Set<Assessment>().AsNoTracking().SingleAsync());

    protected Task<TrainingBase> BaseAsync() => Service.In(scope => scope.GetRequiredService<WorkflowsDbContext>().Set<TrainingBase>().AsNoTracking().SingleAsync());

    /// <summary>Completes the caller's only task of that type; refused is what was refused.</summary>
    protected async Task<Refusal?> DoAsync(Caller caller, string type, string outcome = "Submit", JsonObject? form = null, string? comment = null, bool sign = false)
    {
        var task = (await Service.InboxAsync(caller)).Single(one => one.TaskType == type);
        return (await Service.With<CompleteTask, Result<TaskCompleted>>(complete => complete.HandleAsync(
            new(task.Id, task.Revision, outcome, comment, form, sign ? new("electronic", Password) : null), caller, default))).Refusal;
    }

    protected async Task MustAsync(Caller caller, string type, string outcome = "Submit", JsonObject? form = null, string? comment = null, bool sign = false)
    {
        var refusal = await DoAsync(caller, type, outcome, form, comment, sign);
        Assert.That(refusal, Is.Null, $"{type}: {refusal?.Detail.Zh} {string.Join(' ', refusal?.Errors.Keys ?? [])}");
    }

    protected async Task OrganiseAsync()
    {
        await MustAsync(Pharmacy, ExpertProposalStep.TypeKey, form: new JsonObject { ["experts"] = Ids(Experts[..1]) });
        await MustAsync(Nursing, ExpertProposalStep.TypeKey, form: new JsonObject { ["experts"] = Ids([]) });
        await MustAsync(Officer, AssessmentPanelStep.TypeKey, form: new JsonObject { ["experts"] = Ids(Experts), ["onSite"] = true, ["symposium"] = true });
        await MustAsync(Officer, MethodRecordStep.TypeKey, form: Records());
    }

    protected async Task ScoreAsync(int percent)
    {
        foreach (var expert in Experts)
            await MustAsync(expert, ScoreStep.TypeKey, form: Sheet(percent));
    }

    protected async Task SignAsync(string summary, params string[] problems)
    {
        await MustAsync(Officer, ConclusionStep.TypeKey, form: new JsonObject
        {
            ["summary"] = summary,
            ["problems"] = new JsonArray([.. problems.Select(problem => (JsonNode)new JsonObject { ["text"] = problem })]),
        });
        await MustAsync(Director, AssessmentReviewStep.TypeKey, "Sign", [], sign: true);
    }

    protected static JsonArray Ids(IEnumerable<Caller> people) => [.. people.Select(one => (JsonNode)one.PersonId)];

    protected static JsonObject Records() => new()
    {
        ["onSiteHeldOn"] = "2027-12-01",
        ["onSiteRecord"] = "查看了示教室、宿舍和台账。",
        ["symposiumHeldOn"] = "2027-12-01",
        ["symposiumRecord"] = "与八名研究生和三名导师座谈。",
    };

    protected static JsonObject Sheet(int percent)
    {
        var form = new JsonObject { ["remark"] = $"评语{percent}" };
        foreach (var indicator in DefaultScheme.Value.Indicators())
            form[ScoreStep.FieldOf(indicator)] = decimal.Floor(indicator.MaxPoints * percent / 50m) / 2;
        return form;
    }

    protected Task<IReadOnlyList<EventItem>> TimelineAsync(string id) =>
        Service.With<Timelines, IReadOnlyList<EventItem>>(tell => tell.OfCaseAsync(CaseKind.Assessment, id, default));

    private static IEnumerable<object> Rows(Caller person)
    {
        var account = new Account { Id = person.PersonId, UserName = person.PersonId, Name = person.Name, DepartmentId = person.DepartmentId, UnitId = person.UnitId };
        account.PasswordHash = Hash.Value;
        return [account, .. person.Roles.Select(grant => new RoleGrantRow { AccountId = person.PersonId, Role = grant.Role, Scope = grant.Scope.ToString() })];
    }

    private static readonly Lazy<string> Hash = new(() =>
        new PasswordHasher<Account>().HashPassword(new Account { Name = "" }, Password));
}
