using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Journeys;

/// <summary>Each route from the application to a base in force, on both databases, through the HTTP interface.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class JourneyTests(DatabaseProvider provider)
{
    private ApiHost host = null!;
    private Journey journey = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(provider);
        journey = new Journey(host);
        await journey.AddCertificateAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        journey?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task A_department_brings_a_base_into_force_3_2()
    {
        var application = await journey.ApplyAsync("pharmacy.officer", Forms.Company("pharmacy"));
        var (id, baseId) = ((string)application["id"]!, (string)application["baseId"]!);
        Assert.That(((string?)application["route"], (string?)application["status"]), Is.EqualTo(("approval-department", "InReview")));

        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Approve", comment: "符合条件，同意上报。");
        await journey.CompleteAsync("vp", id, "final-approval", "Approve", comment: "批准。");
        Assert.That(await journey.BaseStatusAsync(baseId), Is.EqualTo("Approved"));
        await journey.FileAsync(id, "pharmacy.officer");
        await journey.SignAsync(await journey.AgreementOfAsync(baseId), "pharmacy.head", "unit.pharma", "pharmacy.officer");
        Assert.That(await journey.BaseStatusAsync(baseId), Is.EqualTo("Active"));
        var year = Journey.Today[..4];
        var tooEarly = await journey.GetAsync("auditor", $"/api/bases/{baseId}/eligibility?year={year}");
        Assert.That(((bool?)tooEarly["eligible"], (string?)tooEarly["clause"]), Is.EqualTo(((bool?)false, "5.1")));
        await ConstructAsync(baseId);

        var eligibility = await journey.GetAsync("auditor", $"/api/bases/{baseId}/eligibility?year={year}");
        Assert.That((bool?)eligibility["eligible"], Is.True, eligibility.ToJsonString());
        var listed = (await journey.GetAsync("auditor", $"/api/bases?eligibleFor={year}&size=200"))["items"]!.AsArray();
        Assert.That(listed.Select(one => (string?)one!["id"]), Does.Contain(baseId));
        var closed = await journey.GetAsync("pharmacy.officer", $"/api/applications/{id}");
        Assert.That((string?)closed["closedAt"], Is.Not.Null);
        Assert.That(closed["opinions"]!.AsArray().Select(opinion => (string?)opinion!["taskType"]), Is.EqualTo(
            new[] { "site-evaluation", "office-opinion", "final-approval", "file-originals", "file-copies" }));
    }

    [Test]
    public async Task A_unit_volunteers_and_all_named_departments_evaluate_3_3()
    {
        var application = await journey.ApplyAsync("unit.pharma", Forms.Company("pharmacy"));
        var (id, baseId) = ((string)application["id"]!, (string)application["baseId"]!);
        Assert.That((string?)application["route"], Is.EqualTo("approval-voluntary"));

        await journey.CompleteAsync("grad.officer", id, "department-assignment", "Approve", new() { ["departments"] = new JsonArray("pharmacy", "nursing") });
        await journey.CompleteAsync("nursing.officer", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        Assert.That(await journey.TaskAsync("nursing.head", id), Is.Null, "the other department has not evaluated yet");
        await journey.CompleteAsync("pharmacy.officer", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("pharmacy.head", id, "department-opinion", "Approve", comment: "同意。");
        Assert.That(await journey.TaskAsync("grad.director", id), Is.Null, "a department has not signed its opinion yet");
        await journey.CompleteAsync("nursing.head", id, "department-opinion", "Approve", comment: "同意。");
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Approve");
        await journey.CompleteAsync("vp", id, "final-approval", "Approve");
        await journey.FileAsync(id, "pharmacy.officer", "nursing.officer");
        await journey.SignAsync(await journey.AgreementOfAsync(baseId), "pharmacy.head", "unit.pharma", "pharmacy.officer");

        Assert.That(await journey.BaseStatusAsync(baseId), Is.EqualTo("Active"));
    }

    [Test]
    public async Task A_clinical_base_needs_experts_and_a_meeting_3_4()
    {
        var application = await journey.ApplyAsync("unit.hospital", Forms.Hospital());
        var (id, baseId) = ((string)application["id"]!, (string)application["baseId"]!);
        Assert.That((string?)application["route"], Is.EqualTo("approval-clinical"));

        using var even = await journey.TryCompleteAsync("grad.officer", id, "expert-panel", "Approve", new() { ["experts"] = await journey.ExpertsAsync(2) });
        await even.ProblemAsync(422, "expert.number_not_allowed");
        await journey.CompleteAsync("grad.officer", id, "expert-panel", "Approve", new() { ["experts"] = await journey.ExpertsAsync(3) });
        await journey.CompleteAsync("expert1", id, "expert-report", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("expert2", id, "expert-report", "Reject", Forms.Evaluation(Journey.Today, met: false));
        await journey.CompleteAsync("expert3", id, "expert-report", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Approve");
        using var lost = await journey.TryCompleteAsync("president.secretary", id, "meeting-resolution", "Approve", Forms.Meeting(Journey.Today, 3, 4));
        await lost.ProblemAsync(422, "resolution.votes_disagree");
        await journey.CompleteAsync("president.secretary", id, "meeting-resolution", "Approve", Forms.Meeting(Journey.Today, 7, 2));
        await journey.FileAsync(id, "clinical.head");
        await journey.SignAsync(await journey.AgreementOfAsync(baseId), "vp", "unit.hospital", "clinical.head");

        Assert.That(await journey.BaseStatusAsync(baseId), Is.EqualTo("Active"));
    }

    [Test]
    public async Task Two_of_three_experts_against_end_the_route()
    {
        var application = await journey.ApplyAsync("unit.hospital", Forms.Hospital());
        var (id, baseId) = ((string)application["id"]!, (string)application["baseId"]!);
        await journey.CompleteAsync("grad.officer", id, "expert-panel", "Approve", new() { ["experts"] = await journey.ExpertsAsync(3) });
        await journey.CompleteAsync("expert1", id, "expert-report", "Reject", Forms.Evaluation(Journey.Today, met: false));
        await journey.CompleteAsync("expert2", id, "expert-report", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("expert3", id, "expert-report", "Reject", Forms.Evaluation(Journey.Today, met: false));

        Assert.That(await journey.BaseStatusAsync(baseId), Is.EqualTo("Rejected"));
        Assert.That(await journey.TaskAsync("grad.director", id), Is.Null);
    }

    private async Task ConstructAsync(string baseId)
    {
        await journey.CompleteAsync("grad.officer", baseId, "working-group", "Done", new()
        {
            ["leaderFrom"] = "Department",
            ["leaderDepartment"] = "pharmacy",
            ["leaderName"] = "陈志强",
            ["leaderPost"] = "药学系主任",
            ["deputyName"] = "罗明",
            ["deputyPost"] = "人力资源部经理",
            ["staff"] = new JsonArray(new JsonObject { ["name"] = "赵敏", ["post"] = "教学秘书" }),
        });
        await journey.CompleteAsync("unit.pharma", baseId, "mentors", "Done", new()
        {
            ["mentors"] = new JsonArray(new JsonObject
            {
                ["name"] = "孙丽",
                ["discipline"] = "药学",
                ["qualification"] = "高级工程师、博士",
                ["selectedOn"] = "2026-03-01",
                ["selectionRecord"] = "长医研〔2026〕5 号",
            }),
        });
    }
}
