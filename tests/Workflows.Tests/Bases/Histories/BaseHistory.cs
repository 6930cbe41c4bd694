using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.Workflows.Tests.Bases.Histories;

/// <summary>One throw of the dice: how many days pass, what is done then, and a number for whatever that asks.</summary>
internal readonly record struct Throw(int Days, int What, int Number);

/// <summary>
/// A life of a base at random, by moves that the college could make: apply, approve, sign, register, fail, rectify, delist, lapse, renew,
/// terminate, while time passes. Beside it the model hears of what happened.
/// </summary>
internal sealed class BaseHistory
{
    private static readonly SignedBy Somebody = new("p", "某人", TestBases.At);
    private readonly List<string> told = [];
    private int agreements;

    public BaseHistory(string id, int sequence, DateOnly begins)
    {
        (Today, Sequence) = (begins, sequence);
        Base = TrainingBase.Propose(id, Origin.Voluntary, TestBases.Profile with { UnitId = null, UnitName = $"单位 {id}" }, Now);
        Model = new(Base.Disciplines);
    }

    public TrainingBase Base { get; }

    public EligibilityModel Model { get; }

    public DateOnly Today { get; private set; }

    private int Sequence { get; }

    private DateTimeOffset Now => CollegeTime.EndOf(Today).AddHours(-12);

    public void Play(Throw dice)
    {
        Today = Today.AddDays(dice.Days);
        List<Action<int>> moves = [.. Lifecycle.Rules.Where(rule => rule.From == Base.Status).Select(rule => (Action<int>)(number => Move(rule.Action, number)))];
        if (Base.KeepsRegisters)
            moves.AddRange([_ => FormGroup(), SelectMentor, SelectMentor]);
        if (moves.Count > 0)
            moves[dice.What % moves.Count](dice.Number);
    }

    public override string ToString() => string.Join("; ", told);

    private void Move(BaseAction action, int number)
    {
        Agreement? signed = null;
        var refused = action switch
        {
            BaseAction.Submit => Base.Submit(Now),
            BaseAction.Approve => Base.Approve(BaseNumber.Of(2027, Base.Category, Sequence), Now),
            // Most applications are not refused, or there would be little to see afterwards.
            BaseAction.Reject => number % 8 == 0 ? Base.Reject(Now) : NotToday,
            BaseAction.Withdraw => number % 8 == 0 ? Base.Withdraw(Now) : NotToday,
            BaseAction.Terminate => number % 4 == 0 ? Base.Terminate(Now) : NotToday,
            BaseAction.Activate => Base.Activate(signed = Sign(number), Now),
            BaseAction.Renew => Base.Renew(signed = Sign(number, isRenewal: true), Now),
            BaseAction.OrderRectification => Base.OrderRectification(Now),
            BaseAction.PassRectification => Base.PassRectification(Now),
            BaseAction.Delist => Base.Delist(Today.Year + (number % 2), Now),
            BaseAction.Lapse => Base.Lapse(Today, Now),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
        if (refused is not null)
            return;

        told.Add($"{Today:yyyy-MM-dd} {action}{(signed is null ? "" : $" {signed.StartsOn:yyyy-MM-dd}..{signed.EndsOn:yyyy-MM-dd}")}");
        Tell(action, signed);
    }

    private void Tell(BaseAction action, Agreement? signed)
    {
        switch (action)
        {
            case BaseAction.Approve:
                Model.Approved();
                break;
            case BaseAction.Activate or BaseAction.Renew:
                Model.AgreementInForce(signed!.StartsOn!.Value, signed.EndsOn!.Value);
                break;
            case BaseAction.Lapse:
                Model.Lapsed();
                break;
            case BaseAction.OrderRectification:
                Model.AssessmentFailed();
                break;
            case BaseAction.PassRectification:
                Model.Rectified();
                break;
            case BaseAction.Delist:
                Model.FailedAgain();
                break;
            case BaseAction.Terminate:
                Model.Terminated();
                break;
        }
    }

    private void FormGroup()
    {
        if (Base.SetWorkingGroup(TestBases.Group) is not null)
            return;
        told.Add($"{Today:yyyy-MM-dd} group");
        Model.GroupFormed();
    }

    private void SelectMentor(int number)
    {
        var discipline = Base.Disciplines[number % Base.Disciplines.Count];
        if (Base.AddMentor(TestBases.Mentor(discipline, $"m{number}"), Today) is not null)
            return;
        told.Add($"{Today:yyyy-MM-dd} mentor {discipline}");
        Model.MentorSelected(discipline);
    }

    /// <summary>
    /// An agreement of one to five years, signed and received by all: the first begins up to a year before or after today, a renewal where the one
    /// before ends, or some time later where that is over.
    /// </summary>
    private Agreement Sign(int number, bool isRenewal = false)
    {
        var id = $"{Base.Id}-a{++agreements}";
        var made = isRenewal ? Agreement.OpenRenewal(id, Base, Now) : Agreement.Open(id, Base.Id, Now);
        var starts = made.RenewsFrom(Today) is not { } first ? Today.AddDays((number % 700) - 350)
            : made.PreviousEndsOn < Today ? first.AddDays(number % 300)
            : first;
        var content = TestBases.Content with { StartsOn = starts, Years = 1 + (number % 5), TermReason = "双方商定" };
        Expect(made.Draft(content, content.StartsOn > Today.AddDays(AgreementContent.MaxDaysFromToday) ? content.StartsOn!.Value : Today));
        Expect(made.Sign(AgreementSide.College, Somebody));
        Expect(made.Sign(AgreementSide.Unit, Somebody));
        foreach (var holder in Enum.GetValues<CopyHolder>())
            Expect(made.ConfirmReceipt(holder, Somebody));
        return made;
    }

    private static Refusal NotToday => new(RefusalKind.RuleBroken, "test.not_today", new("", ""));

    private static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException(refusal.Detail.En);
    }
}
