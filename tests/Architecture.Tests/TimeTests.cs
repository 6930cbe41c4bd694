using System.Reflection;

namespace BaseWorkflows.Architecture.Tests;

/// <summary>Time is an argument or comes from the registered <see cref="TimeProvider"/>, so that tests can move it.</summary>
internal sealed class TimeTests
{
    private static readonly string[] Clocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
    ];

    private const string SystemClock = "System.TimeProvider.get_System";

    // Work that a crash would lose, and waits that a test can't move.
    private static readonly string[] LostInACrash = ["System.Threading.Tasks.Task.Run", "System.Threading.Thread.Sleep"];

    private static string[] Projects() => [.. Repository.Projects];

    [TestCaseSource(nameof(Projects))]
    public void No_project_reads_the_machines_clock(string project) =>
        Assert.That(Uses(Repository.Load(project), Clocks), Is.Empty);

    [TestCase("Domain")]
    [TestCase("Engine")]
    [TestCase("Contracts")]
    public void A_pure_room_does_not_choose_the_clock(string project) =>
        Assert.That(Uses(Repository.Load(project), SystemClock), Is.Empty);

    [TestCase("Engine")]
    [TestCase("Workflows")]
    public void Nothing_that_matters_runs_outside_a_transaction(string project) =>
        Assert.That(Uses(Repository.Load(project), LostInACrash), Is.Empty);

    [Test]
    public void The_canary_is_found() =>
        Assert.That(
            Uses(typeof(Canary).Assembly, [.. Clocks, SystemClock, .. LostInACrash]),
            Is.EquivalentTo((string[])[.. Clocks, SystemClock, .. LostInACrash]));

    private static IEnumerable<string> Uses(Assembly assembly, params string[] members)
    {
        var used = Metadata.MembersUsedBy(assembly);
        return members.Where(used.Contains);
    }
}
