using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests.Tasks;

public sealed class VoteTests
{
    private static readonly string[] Outcomes = ["Approve", "Reject", "Return"];

    [TestCase("3", 5, 3)]
    [TestCase(" 60% ", 5, 3)]
    [TestCase("60％", 4, 3)]
    [TestCase(">50%", 4, 3)]
    [TestCase("＞50％", 5, 3)]
    [TestCase("50%", 4, 2)]
    [TestCase("1%", 3, 1)]
    [TestCase("100%", 7, 7)]
    public void A_threshold_is_a_number_of_votes_or_a_share(string text, int voters, int needed) =>
        Assert.That(VoteThreshold.Parse(text)!.NeededOf(voters), Is.EqualTo(needed));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0")]
    [TestCase("0%")]
    [TestCase("-1")]
    [TestCase("101%")]
    [TestCase(">100%")]
    [TestCase(">3")]
    [TestCase("%")]
    [TestCase(">")]
    [TestCase("half")]
    public void What_is_no_threshold_is_none(string? text) => Assert.That(VoteThreshold.Parse(text), Is.Null);

    // Every way in which up to five can vote: what is said early is what all votes say in the end, and never later than it could be.
    [Test]
    public void A_vote_is_settled_exactly_when_no_later_vote_can_change_it()
    {
        for (var voters = 1; voters <= 5; voters++)
        {
            for (var needed = 1; needed <= voters; needed++)
                Walk([0, 0, 0], voters, needed);
        }
    }

    private static HashSet<string> Walk(int[] votes, int open, int needed)
    {
        var said = TaskRound.Elected(Outcomes, Counted(votes), open, needed);
        HashSet<string> ends = open == 0 ? [said!] : [];
        for (var outcome = 0; open > 0 && outcome < votes.Length; outcome++)
        {
            int[] next = [.. votes];
            next[outcome]++;
            ends.UnionWith(Walk(next, open - 1, needed));
        }

        Assert.That(said, ends.Count == 1 ? Is.EqualTo(ends.Single()) : Is.Null, $"{string.Join('/', votes)}, {open} open, {needed} needed");
        return ends;
    }

    private static JsonObject Counted(int[] votes) => new(Outcomes.Zip(votes, (outcome, count) => KeyValuePair.Create(outcome, (JsonNode?)count)));
}
