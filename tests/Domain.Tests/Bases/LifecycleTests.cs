using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>The life of a base: every status × action.</summary>
public class LifecycleTests
{
    /// <summary>Written out by hand from the product's "Life of a base", on purpose not taken from the code.</summary>
    private static readonly Dictionary<(BaseStatus From, BaseAction Action), BaseStatus> Legal = new()
    {
        [(BaseStatus.Candidate, BaseAction.Submit)] = BaseStatus.InReview,
        [(BaseStatus.InReview, BaseAction.Approve)] = BaseStatus.Approved,
        [(BaseStatus.InReview, BaseAction.Reject)] = BaseStatus.Rejected,
        [(BaseStatus.InReview, BaseAction.Withdraw)] = BaseStatus.Withdrawn,
        [(BaseStatus.Approved, BaseAction.Activate)] = BaseStatus.Active,
        [(BaseStatus.Active, BaseAction.OrderRectification)] = BaseStatus.Rectifying,
        [(BaseStatus.Rectifying, BaseAction.PassRectification)] = BaseStatus.Active,
        [(BaseStatus.Rectifying, BaseAction.Delist)] = BaseStatus.Delisted,
        [(BaseStatus.Active, BaseAction.Lapse)] = BaseStatus.Lapsed,
        [(BaseStatus.Lapsed, BaseAction.Renew)] = BaseStatus.Active,
        // A renewal before the end lengthens the term and moves nothing.
        [(BaseStatus.Active, BaseAction.Renew)] = BaseStatus.Active,
        [(BaseStatus.Rectifying, BaseAction.Renew)] = BaseStatus.Rectifying,
        [(BaseStatus.Active, BaseAction.Terminate)] = BaseStatus.Terminated,
        [(BaseStatus.Lapsed, BaseAction.Terminate)] = BaseStatus.Terminated,
    };

    private static IEnumerable<TestCaseData> LegalMoves() =>
        Legal.Select(move => new TestCaseData(move.Key.From, move.Key.Action, move.Value));

    private static IEnumerable<TestCaseData> IllegalMoves() =>
        from status in Enum.GetValues<BaseStatus>()
        from action in Enum.GetValues<BaseAction>()
        where !Legal.ContainsKey((status, action))
        select new TestCaseData(status, action);

    [TestCaseSource(nameof(LegalMoves))]
    public void A_legal_move_is_made_and_its_moment_kept(BaseStatus from, BaseAction action, BaseStatus to)
    {
        var trainingBase = ABase.In(from);

        Assert.That(ABase.Do(trainingBase, action), Is.Null);

        Assert.That(trainingBase.Status, Is.EqualTo(to));
        Assert.That(trainingBase.StatusSince, Is.EqualTo(ABase.At));
    }

    [TestCaseSource(nameof(IllegalMoves))]
    public void Any_other_move_is_refused_by_naming_state_and_action_and_changes_nothing(BaseStatus status, BaseAction action)
    {
        var trainingBase = ABase.In(status);
        var before = ABase.Snapshot(trainingBase);

        var refusal = ABase.Do(trainingBase, action);

        Assert.That(refusal?.Code, Is.EqualTo("base.action_not_allowed"));
        Assert.That(refusal?.Kind, Is.EqualTo(RefusalKind.RuleBroken));
        Assert.That(refusal?.Detail.Zh, Does.Contain(status.Title().Zh).And.Contain($"{status}").And.Contain(action.Title().Zh).And.Contain($"{action}"));
        Assert.That(refusal?.Detail.En, Does.Contain($"{status}").And.Contain($"{action}"));
        Assert.That(ABase.Snapshot(trainingBase), Is.EqualTo(before));
    }

    [Test]
    public void Every_pair_of_status_and_action_is_tested() =>
        Assert.That(LegalMoves().Count() + IllegalMoves().Count(), Is.EqualTo(10 * 11));

    [Test]
    public void The_table_holds_the_legal_moves_and_each_once() => Assert.That(
        Lifecycle.Rules.Select(rule => (rule.From, rule.Action, rule.To)),
        Is.EquivalentTo(Legal.Select(move => (move.Key.From, move.Key.Action, move.Value))));

    [Test]
    public void Every_rule_cites_a_clause_of_the_regulation() => Assert.That(
        Lifecycle.Rules.Where(rule => Regulation.Current.WordingOf(rule.Clause) is null), Is.Empty);

    [Test]
    public void Only_the_end_of_the_term_is_nobodys_act() => Assert.That(
        Lifecycle.Rules.Where(rule => rule.By.Count == 0).Select(rule => rule.Action), Is.EqualTo(new[] { BaseAction.Lapse }));
}
