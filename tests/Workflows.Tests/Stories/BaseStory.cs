using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tests.Stories;

/// <summary>The people around one base of pharmacy, acting on the routes that come with the service, while its schedules keep the calendar.</summary>
public abstract class BaseStory(DatabaseProvider provider) : DatabaseTests(provider)
{
    protected static readonly Caller Officer = Of("grad.officer", "李晓燕", Role.GraduateOfficer, Scope.College);
    protected static readonly Caller Director = Of("grad.director", "王建国", Role.GraduateDirector, Scope.College);
    protected static readonly Caller Vice = Of("vp", "冯国栋", Role.VicePresident, Scope.College);
    protected static readonly Caller Pharmacy = Of("pharmacy.officer", "赵敏", Role.DepartmentOfficer, Scope.Department("pharmacy"));
    protected static readonly Caller Head = Of("pharmacy.head", "陈志强", Role.DepartmentHead, Scope.Department("pharmacy"));
    protected static readonly Caller Unit = Of("unit.pharma", "罗明", Role.UnitContact, Scope.Unit("taihang-pharma")) with { UnitId = "taihang-pharma" };
    protected static readonly Caller Campus = Of("subscriber", "教务系统", Role.Subscriber, Scope.College);

    private static readonly Caller[] Experts =
        [.. Enumerable.Range(1, 3).Select(i => Of($"expert{i}", $"专家{i}", Role.Expert, Scope.College) with { DepartmentId = "clinical" })];

    private long seen;

    [SetUp]
    public async Task PeopleAndPlaces()
    {
        var form = Forms.Company("pharmacy")["unit"]!;
        await Service.SaveAsync(
            new Department("pharmacy", "药学系", "Pharmacy"), new Department("clinical", "临床医学院", "Clinical"),
            new Unit("taihang-pharma", (string)form["name"]!, (string)form["creditCode"]!));
        await Service.SaveAccountsAsync([Officer, Director, Vice, Pharmacy, Head, Unit, .. Experts]);
    }

    /// <summary>The clock comes to nine in the morning of a day at the college, and the schedules run as after any night.</summary>
    protected async Task DayAsync(string day)
    {
        Service.Time.SetUtcNow(new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), new(9, 0), TimeSpan.FromHours(8)));
        await Service.With<RunDueSchedules, IReadOnlyList<string>>(run => run.HandleAsync(default));
    }

    protected async Task<ApplicationItem> DraftAsync()
    {
        var form = Forms.Company("pharmacy").Deserialize<ApplicationForm>(Json.Options)!;
        var drafted = await Service.With<CreateApplication, Result<ApplicationDetail>>(create => create.HandleAsync(new(form), Pharmacy, default));
        return Must(drafted).Application;
    }

    protected Task<Result<ApplicationDetail>> SubmitAsync(ApplicationItem application) =>
        Service.With<SubmitApplication, Result<ApplicationDetail>>(submit => submit.HandleAsync(new(application.Id), Pharmacy, default));

    /// <summary>3.2: the department evaluates, the graduate office reviews, the vice president approves; then the papers are filed (3.5).</summary>
    protected async Task ApproveAsync(string baseId)
    {
        await DoAsync(baseId, Head, "site-evaluation", "Approve", Forms.Evaluation(Today));
        await DoAsync(baseId, Director, "office-opinion", "Approve", comment: "符合条件，同意上报。");
        await DoAsync(baseId, Vice, "final-approval", "Approve", comment: "批准。");
        await DoAsync(baseId, Officer, "file-originals", "Done", new() { ["location"] = "研究生处档案柜 3-12" });
        await DoAsync(baseId, Pharmacy, "file-copies", "Done", new() { ["location"] = "药学系办公室" });
    }

    /// <summary>4.1: three copies, signed by both sides, each received by its holder.</summary>
    protected async Task SignAgreementAsync(string baseId, int years)
    {
        await DoAsync(baseId, Officer, "agreement-draft", "Submit", Forms.Agreement(Today, years));
        await DoAsync(baseId, Head, "agreement-sign-college", "Sign");
        await DoAsync(baseId, Unit, "agreement-sign-unit", "Sign");
        await DoAsync(baseId, Officer, "receipt-graduate-office", "Confirm");
        await DoAsync(baseId, Unit, "receipt-base", "Confirm");
        await DoAsync(baseId, Pharmacy, "receipt-department", "Confirm");
    }

    /// <summary>5.1.</summary>
    protected Task SetWorkingGroupAsync(string baseId) => DoAsync(baseId, Officer, "working-group", "Done", new()
    {
        ["leaderFrom"] = "Department",
        ["leaderDepartment"] = "pharmacy",
        ["leaderName"] = "陈志强",
        ["leaderPost"] = "药学系主任",
        ["deputyName"] = "罗明",
        ["deputyPost"] = "人力资源部经理",
        ["staff"] = new JsonArray(new JsonObject { ["name"] = "赵敏", ["post"] = "教学秘书" }),
    });

    /// <summary>5.2.</summary>
    protected Task RegisterMentorsAsync(string baseId) => DoAsync(baseId, Unit, "mentors", "Done", new()
    {
        ["mentors"] = new JsonArray(new JsonObject
        {
            ["name"] = "孙丽",
            ["discipline"] = "药学",
            ["qualification"] = "高级工程师、博士",
            ["selectedOn"] = Today,
            ["selectionRecord"] = "研究生处〔2027〕12 号",
        }),
    });

    /// <summary>6.1.</summary>
    protected async Task FileRulesAsync(string baseId) => await DoAsync(baseId, Unit, "base-rules", "Done", new()
    {
        ["safetyDocument"] = new JsonArray(await UploadAsync(CaseKind.Base, baseId)),
        ["safetyEffectiveOn"] = Today,
        ["operationDocument"] = new JsonArray(await UploadAsync(CaseKind.Base, baseId)),
        ["operationEffectiveOn"] = Today,
    });

    /// <summary>6.3: from the department's proposal to the announcement. Who fails is told two things to put right.</summary>
    protected async Task AssessAsync(string baseId, int percent)
    {
        var experts = new JsonArray([.. Experts.Select(one => (JsonNode)one.PersonId)]);
        await DoAsync(baseId, Pharmacy, ExpertProposalStep.TypeKey, "Submit", new() { ["experts"] = new JsonArray() });
        await DoAsync(baseId, Officer, AssessmentPanelStep.TypeKey, "Submit", new() { ["experts"] = experts, ["onSite"] = true });
        await DoAsync(baseId, Officer, MethodRecordStep.TypeKey, "Submit", new() { ["onSiteHeldOn"] = Today, ["onSiteRecord"] = "查看了示教室、宿舍和台账。" });
        foreach (var expert in Experts)
        {
            await DoAsync(baseId, expert, ScoreStep.TypeKey, "Submit", new(DefaultScheme.Value.Indicators()
                .Select(one => KeyValuePair.Create(ScoreStep.FieldOf(one), (JsonNode?)(decimal.Floor(one.MaxPoints * percent / 50m) / 2)))));
        }

        await DoAsync(baseId, Officer, ConclusionStep.TypeKey, "Submit", new()
        {
            ["summary"] = $"专家评分 {percent}。",
            ["problems"] = percent < 60 ? new JsonArray(new JsonObject { ["text"] = "示教室只有一间" }, new JsonObject { ["text"] = "安全培训无记录" }) : [],
        });
        await DoAsync(baseId, Director, AssessmentReviewStep.TypeKey, "Sign");
    }

    /// <summary>Completes somebody's one task of that type about the base, with their password where a signature is asked for.</summary>
    protected async Task DoAsync(string baseId, Caller caller, string taskType, string outcome, JsonObject? form = null, string? comment = null)
    {
        var task = (await Service.InboxAsync(caller)).SingleOrDefault(one => one.Base?.Id == baseId && one.TaskType == taskType);
        Assert.That(task, Is.Not.Null, $"{caller.Name} has no {taskType} on {Today}");
        var signs = await Service.With<WorkflowsDbContext, bool>(db => db.Set<HumanTask>().Where(one => one.Id == task!.Id).Select(one => one.SignatureRequired).SingleAsync());
        Must(await Service.With<CompleteTask, Result<TaskCompleted>>(complete => complete.HandleAsync(
            new(task!.Id, task.Revision, outcome, comment, form, signs ? new("electronic", TestAccounts.Password) : null), caller, default)));
    }

    protected async Task<string> UploadAsync(CaseKind kind, string caseId)
    {
        using var content = new MemoryStream("%PDF-1.4 %%EOF"u8.ToArray());
        return Must(await Service.With<UploadDocument, Result<DocumentItem>>(upload => upload.HandleAsync(new("材料.pdf", content, kind, caseId), Unit, default))).Id;
    }

    /// <summary>What the register says of the base to any campus system: its status, and for these years the clause by which it takes no students.</summary>
    protected async Task ExpectAsync(string baseId, BaseStatus status, params (int Year, string? Clause)[] years)
    {
        Assert.That(Must(await Service.With<GetBase, Result<BaseDetail>>(get => get.HandleAsync(baseId, Officer, default))).Base.Status, Is.EqualTo(status), Today);
        foreach (var (year, clause) in years)
        {
            var answer = Must(await Service.With<GetEligibility, Result<EligibilityItem>>(get => get.HandleAsync(baseId, year, Officer, default)));
            Assert.That((answer.Eligible, answer.Clause, answer.Reason is null), Is.EqualTo((clause is null, clause, clause is null)), $"{year} on {Today}: {answer.Reason?.En}");
            var listed = Must(await Service.With<ListBases, Result<Page<BaseItem>>>(list => list.HandleAsync(new(new(1, 200), EligibleFor: year), Campus, default)));
            Assert.That(listed.Items.Any(one => one.Id == baseId), Is.EqualTo(clause is null), $"the register for {year} on {Today}");
        }
    }

    /// <summary>The events of the base since the last call, in order, as they are published.</summary>
    protected async Task<List<EventItem>> NewsAsync(string baseId)
    {
        var all = await Service.With<Timelines, IReadOnlyList<EventItem>>(timelines => timelines.OfBaseAsync(baseId, default));
        var news = all.Where(one => one.Position > seen && PublishedEvents.Names.Contains(one.Type)).ToList();
        seen = all.Max(one => one.Position);
        return news;
    }

    protected static T Must<T>(Result<T> result)
    {
        Assert.That(result.Refusal, Is.Null, string.Join("; ", result.Refusal?.Errors.Select(error => $"{error.Key}: {error.Value[0].En}") ?? []));
        return result.Value;
    }

    private string Today => $"{Service.Time.Today():yyyy-MM-dd}";

    private static Caller Of(string id, string name, Role role, Scope scope) => new(id, name, [new(role, scope)], null);
}
