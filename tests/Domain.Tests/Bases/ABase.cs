using System.Text.Json;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>A base of a company, in any status; it gets there by legal moves only.</summary>
internal static class ABase
{
    public const string Id = "b1";
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly AfterTheTerm = new(2029, 3, 2);
    public static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    public static readonly BaseNumber Number = BaseNumber.Of(2026, BaseCategory.NonClinical, 7);

    public static readonly BaseProfile Profile = new(
        "长治药业实践基地", "unit-pharma", "长治药业", BaseCategory.NonClinical, BaseLevel.Department, ["pharmacy"], ["药学", "中药学"]);

    public static readonly WorkingGroup Group = new(
        LeaderOffice.Department, "pharmacy", new("王建国", "药学院院长"), new("李红", "人力资源部部长"), [new("赵敏", "培训专员")]);

    private static readonly SignedBy Somebody = new("p1", "张伟", At);

    public static TrainingBase In(BaseStatus status)
    {
        var trainingBase = TrainingBase.Propose(Id, Origin.DepartmentInitiated, Profile, At);
        foreach (var action in WayTo(status))
            Assert.That(Do(trainingBase, action), Is.Null, $"{action} on the way to {status}");

        return trainingBase;
    }

    /// <summary>Active, with a working group and a mentor for each discipline.</summary>
    public static TrainingBase Complete()
    {
        var trainingBase = In(BaseStatus.Active);
        Assert.That(trainingBase.SetWorkingGroup(Group), Is.Null);
        Assert.That(trainingBase.AddMentor(Mentor("药学"), Today), Is.Null);
        Assert.That(trainingBase.AddMentor(Mentor("中药学"), Today), Is.Null);
        return trainingBase;
    }

    public static Mentor Mentor(string? discipline) =>
        new($"m-{discipline}", "陈静", discipline, "主任药师、硕士", new(2025, 9, 1), "研究生处〔2025〕12 号");

    /// <summary>Does the action as its caller would, with everything that it asks for besides the right status.</summary>
    public static Refusal? Do(TrainingBase trainingBase, BaseAction action) => action switch
    {
        BaseAction.Submit => trainingBase.Submit(At),
        BaseAction.Approve => trainingBase.Approve(Number, At),
        BaseAction.Reject => trainingBase.Reject(At),
        BaseAction.Withdraw => trainingBase.Withdraw(At),
        BaseAction.Activate => trainingBase.Activate(Agreement(3), At),
        BaseAction.OrderRectification => trainingBase.OrderRectification(At),
        BaseAction.PassRectification => trainingBase.PassRectification(At),
        BaseAction.Delist => trainingBase.Delist(2027, At),
        BaseAction.Lapse => trainingBase.Lapse(AfterTheTerm, At),
        BaseAction.Renew => trainingBase.Renew(trainingBase.Agreement is null ? Agreement(3) : Renewal(trainingBase, AfterTheTerm), At),
        BaseAction.Terminate => trainingBase.Terminate(At),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>An agreement for 2 March 2026 to 1 March 2029, signed by both sides, with so many copies confirmed.</summary>
    public static Agreement Agreement(int copiesReturned, string baseId = Id)
    {
        var agreement = Domain.Agreements.Agreement.Open("a1", baseId, At);
        var content = new AgreementContent(new("合作", "建设", "权责", "三年", "无"), Today, 3, null);
        Assert.That(agreement.Draft(content, Today), Is.Null);
        Assert.That(agreement.Sign(AgreementSide.College, Somebody), Is.Null);
        Assert.That(agreement.Sign(AgreementSide.Unit, Somebody), Is.Null);
        foreach (var holder in Enum.GetValues<CopyHolder>().Take(copiesReturned))
            Assert.That(agreement.ConfirmReceipt(holder, Somebody), Is.Null);

        return agreement;
    }

    /// <summary>A renewal of the base's agreement for three years, drafted on a day, signed by both sides, with so many copies confirmed.</summary>
    public static Agreement Renewal(TrainingBase trainingBase, DateOnly today, int copiesReturned = 3, string id = "a2")
    {
        var renewal = Domain.Agreements.Agreement.OpenRenewal(id, trainingBase, At);
        var content = new AgreementContent(new("合作", "建设", "权责", "三年", "无"), renewal.RenewsFrom(today), 3, null);
        Assert.That(renewal.Draft(content, today), Is.Null);
        Assert.That(renewal.Sign(AgreementSide.College, Somebody), Is.Null);
        Assert.That(renewal.Sign(AgreementSide.Unit, Somebody), Is.Null);
        foreach (var holder in Enum.GetValues<CopyHolder>().Take(copiesReturned))
            Assert.That(renewal.ConfirmReceipt(holder, Somebody), Is.Null);

        return renewal;
    }

    /// <summary>All that can be seen of a base, to tell whether anything changed.</summary>
    public static string Snapshot(TrainingBase trainingBase) => JsonSerializer.Serialize(trainingBase);

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
}
