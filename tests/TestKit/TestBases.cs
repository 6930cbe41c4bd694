using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.TestKit;

/// <summary>Builds bases and agreements by legal moves only, and saves them.</summary>
public static class TestBases
{
    /// <summary>The clock with which <see cref="TestService"/> starts.</summary>
    public static readonly DateTimeOffset At = new(2027, 3, 1, 1, 0, 0, TimeSpan.Zero);

    /// <summary>That day in Asia/Shanghai; agreements made here run from it for three years.</summary>
    public static readonly DateOnly Today = new(2027, 3, 1);

    public static readonly BaseProfile Profile = new(
        "太行康源实践基地", "taihang-pharma", "太行康源制药有限公司", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy", "nursing"], ["药学", "中药学"]);

    public static readonly WorkingGroup Group = new(
        LeaderOffice.Department, "pharmacy", new("陈志强", "药学系主任", "0355-3151234"), new("罗明", "人力资源部部长", "13800138000"), [new("赵敏", "培训专员", "13900139000")]);

    public static readonly AgreementContent Content = new(
        new("共同培养药学专业学位研究生。", "三年内建成示范基地。", "甲方选派研究生，\n乙方提供实践岗位。", "三年。", "未尽事宜另行协商。"), Today, 3, null);

    /// <summary>For one year, to the end of February 2027: on the machine's clock it ends soon, or is over.</summary>
    public static readonly AgreementContent Ending = Content with { StartsOn = Today.AddYears(-1), Years = 1, TermReason = "试点一年。" };

    private static readonly SignedBy Director = new("vp", "冯国栋", At);
    private static readonly SignedBy Contact = new("unit.pharma", "罗明", At.AddHours(1));

    public static Mentor Mentor(string discipline, string id = "m1") =>
        new(id, "陈静", discipline, "主任药师、硕士", new(2026, 9, 1), "研究生处〔2026〕12 号", "13700137000");

    /// <summary>A base in that status. A number of the same sequence must be given out once only.</summary>
    public static TrainingBase Base(string id, BaseStatus status, BaseProfile? profile = null, int sequence = 1, AgreementContent? content = null)
    {
        profile ??= Profile;
        var made = TrainingBase.Propose(id, Origin.Voluntary, profile, At);
        foreach (var action in WayTo(status))
        {
            Expect(action switch
            {
                BaseAction.Submit => made.Submit(At),
                BaseAction.Reject => made.Reject(At),
                BaseAction.Withdraw => made.Withdraw(At),
                BaseAction.Approve => made.Approve(BaseNumber.Of(2027, profile.Category, sequence), At),
                BaseAction.Activate => made.Activate(Agreement($"{id}-agreement", id, AgreementStatus.InForce, content), At),
                BaseAction.OrderRectification => made.OrderRectification(At),
                BaseAction.Delist => made.Delist(2028, At),
                BaseAction.Lapse => made.Lapse(Today.AddYears(4), At),
                BaseAction.Terminate => made.Terminate(At),
                _ => throw new ArgumentOutOfRangeException(nameof(status), action, null),
            });
        }

        return made;
    }

    /// <summary>Active, with a working group and a mentor for each discipline: it may take students.</summary>
    public static TrainingBase Complete(string id, BaseProfile? profile = null, int sequence = 1)
    {
        var made = Base(id, BaseStatus.Active, profile, sequence);
        Expect(made.SetWorkingGroup(Group with { LeaderDepartmentId = made.DepartmentIds[0] }));
        foreach (var discipline in made.Disciplines)
            Expect(made.AddMentor(Mentor(discipline, $"m-{discipline}"), Today));
        return made;
    }

    public static Agreement Agreement(string id, string baseId, AgreementStatus status, AgreementContent? content = null)
    {
        var made = Domain.Agreements.Agreement.Open(id, baseId, At);
        if (status == AgreementStatus.Drafting)
            return made;

        Expect(made.Draft(content ?? Content, Today));
        Expect(made.Sign(AgreementSide.College, Director));
        if (status == AgreementStatus.Signing)
            return made;

        Expect(made.Sign(AgreementSide.Unit, Contact));
        foreach (var holder in Enum.GetValues<CopyHolder>())
            Expect(made.ConfirmReceipt(holder, Contact));
        return made;
    }

    /// <summary>Changes what is there, in a scope and a unit of work of its own.</summary>
    public static async Task ChangeAsync(this IServiceProvider services, Func<WorkflowsDbContext, Task> change)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.change"), async _ =>
        {
            await change(db);
            return (Result<bool>)true;
        }, CancellationToken.None);
    }

    /// <summary>Saves what was built.</summary>
    public static Task SaveAsync(this IServiceProvider services, params object[] made) => services.ChangeAsync(db =>
    {
        db.AddRange(made);
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="ChangeAsync(IServiceProvider, Func{WorkflowsDbContext, Task})" />
    public static Task ChangeAsync(this TestService service, Func<WorkflowsDbContext, Task> change) => service.In(async scope =>
    {
        await scope.ChangeAsync(change);
        return true;
    });

    /// <inheritdoc cref="SaveAsync(IServiceProvider, object[])" />
    public static Task SaveAsync(this TestService service, params object[] made) => service.In(async scope =>
    {
        await scope.SaveAsync(made);
        return true;
    });

    private static BaseAction[] WayTo(BaseStatus status) => status switch
    {
        BaseStatus.Candidate => [],
        BaseStatus.InReview => [BaseAction.Submit],
        BaseStatus.Rejected => [BaseAction.Submit, BaseAction.Reject],
        BaseStatus.Withdrawn => [BaseAction.Submit, BaseAction.Withdraw],
        BaseStatus.Approved => [BaseAction.Submit, BaseAction.Approve],
        BaseStatus.Active => [BaseAction.Submit, BaseAction.Approve, BaseAction.Activate],
        BaseStatus.Rectifying => [.. WayTo(BaseStatus.Active), BaseAction.OrderRectification],
        BaseStatus.Delisted => [.. WayTo(BaseStatus.Rectifying), BaseAction.Delist],
        BaseStatus.Lapsed => [.. WayTo(BaseStatus.Active), BaseAction.Lapse],
        BaseStatus.Terminated => [.. WayTo(BaseStatus.Active), BaseAction.Terminate],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"A test builds something illegal: {refusal.Detail.En}");
    }
}
