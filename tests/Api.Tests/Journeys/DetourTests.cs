using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Journeys;

/// <summary>What goes another way than straight on: returns, refusals, withdrawals, and people who may not.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed partial class DetourTests(DatabaseProvider provider)
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
    public async Task Returned_by_the_office_it_is_corrected_and_comes_straight_back_with_nothing_lost()
    {
        var id = await ApplyAsync("pharmacy.officer");
        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        using var silent = await journey.TryCompleteAsync("grad.director", id, "office-opinion", "Return");
        Assert.That((await silent.ProblemAsync(400, "task.form_invalid"))["errors"]!["comment"], Is.Not.Null);
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Return", comment: "请补充宿舍数量。");

        var returned = await journey.GetAsync("pharmacy.officer", $"/api/applications/{id}");
        Assert.That((string?)returned["status"], Is.EqualTo("Returned"));
        Assert.That((string?)(await journey.TaskAsync("pharmacy.officer", id))?["taskType"], Is.EqualTo("correction"));
        var form = returned["form"]!.AsObject();
        form["facilities"] = "宿舍 40 床。";
        using var saved = await (await journey.As("pharmacy.officer")).PutAsJsonAsync($"/api/applications/{id}", form);
        await saved.JsonAsync();
        var again = await journey.SubmitAsync("pharmacy.officer", id);

        Assert.Multiple(() =>
        {
            Assert.That(((string?)again["status"], (int?)again["round"]), Is.EqualTo(("InReview", 2)));
            Assert.That((string?)again["form"]!["facilities"], Is.EqualTo("宿舍 40 床。"));
            Assert.That((string?)again["form"]!["unit"]!["introduction"], Does.Contain("𠮷林"));
        });
        Assert.That(await journey.TaskAsync("pharmacy.head", id), Is.Null, "the evaluation stands");
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Approve");
        await journey.CompleteAsync("vp", id, "final-approval", "Approve");
        Assert.That((string?)(await journey.GetAsync("vp", $"/api/applications/{id}"))["status"], Is.EqualTo("Approved"));
    }

    [Test]
    public async Task Returned_by_one_of_two_departments_both_finish_then_both_evaluate_again()
    {
        var id = await ApplyAsync("unit.pharma");
        await journey.CompleteAsync("grad.officer", id, "department-assignment", "Approve", new() { ["departments"] = new JsonArray("pharmacy", "nursing") });
        await journey.CompleteAsync("nursing.officer", id, "site-evaluation", "Return", comment: "请说明带教安排。");
        Assert.That(await journey.TaskAsync("unit.pharma", id), Is.Null, "the other department is still at it");
        await journey.CompleteAsync("pharmacy.officer", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));

        await journey.SubmitAsync("unit.pharma", id);

        Assert.That(await journey.TaskAsync("pharmacy.officer", id, "site-evaluation"), Is.Not.Null);
        Assert.That(await journey.TaskAsync("nursing.officer", id, "site-evaluation"), Is.Not.Null);
    }

    [Test]
    public async Task A_draft_can_be_thrown_away_what_was_submitted_can_not()
    {
        var client = await journey.As("unit.pharma");
        using var created = await client.PostAsJsonAsync("/api/applications", Forms.Company("pharmacy"));
        var draft = await created.JsonAsync(HttpStatusCode.Created);
        var address = $"/api/applications/{(string)draft["id"]!}";
        using var foreign = await (await journey.As("unit.hospital")).DeleteAsync(address);
        await foreign.ProblemAsync(404, "application.not_found");

        using var discarded = await client.DeleteAsync(address);
        Assert.That(discarded.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var gone = await client.GetAsync(address);
        await gone.ProblemAsync(404, "application.not_found");
        using var noBase = await client.GetAsync($"/api/bases/{(string)draft["baseId"]!}");
        Assert.That(noBase.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        using var refused = await client.DeleteAsync($"/api/applications/{await ApplyAsync("unit.pharma")}");
        var problem = await refused.ProblemAsync(422, "application.action_not_allowed");
        Assert.That((string?)problem["detail"], Does.Contain("审批中").And.Contain("删除"));
    }

    [Test]
    public async Task The_correction_can_be_completed_in_the_inbox_too()
    {
        var id = await ApplyAsync("pharmacy.officer");
        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Return", comment: "请补充。");

        await journey.CompleteAsync("pharmacy.officer", id, "correction", "Resubmit");

        Assert.That(await journey.TaskAsync("pharmacy.head", id, "site-evaluation"), Is.Not.Null);
    }

    [Test]
    public async Task Rejected_by_the_vice_president_the_base_is_not_approved_and_nobody_is_asked_any_more()
    {
        var id = await ApplyAsync("pharmacy.officer");
        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Approve");
        await journey.CompleteAsync("vp", id, "final-approval", "Reject", comment: "暂不具备条件。");

        var rejected = await journey.GetAsync("pharmacy.officer", $"/api/applications/{id}");
        Assert.That(((string?)rejected["status"], rejected["currentSteps"]!.AsArray().Count), Is.EqualTo(("Rejected", 0)));
        Assert.That(await journey.BaseStatusAsync((string)rejected["baseId"]!), Is.EqualTo("Rejected"));
        var timeline = await journey.GetAsync("pharmacy.officer", $"/api/applications/{id}/timeline");
        var last = timeline["items"]!.AsArray().Single(entry => (string?)entry!["type"] == "ApplicationRejected")!;
        Assert.That(((string?)last["actor"]!["name"], (string?)last["comment"], (string?)last["clause"]), Is.EqualTo(("冯国栋", "暂不具备条件。", "3.2")));
    }

    [Test]
    public async Task Withdrawn_it_leaves_every_inbox_and_can_not_be_withdrawn_again()
    {
        var id = await ApplyAsync("pharmacy.officer");
        var client = await journey.As("pharmacy.officer");
        await (await client.PostAsJsonAsync($"/api/applications/{id}/withdraw", new { reason = "单位改制。" })).JsonAsync();

        Assert.That(await journey.TaskAsync("pharmacy.head", id), Is.Null);
        var problem = await (await client.PostAsJsonAsync($"/api/applications/{id}/withdraw", new { })).ProblemAsync(422, "application.action_not_allowed");
        Assert.That((string?)problem["detail"], Does.Contain("撤回").And.Contain("Withdrawn"));
    }

    [Test]
    public async Task Whoever_may_not_is_refused_and_whoever_may_not_even_see_finds_nothing()
    {
        var id = await ApplyAsync("pharmacy.officer");
        var task = (string)(await journey.TaskAsync("pharmacy.head", id))!["id"]!;
        var body = new { revision = 1, outcome = "Approve", form = Forms.Evaluation(Journey.Today) };

        await (await (await journey.As("pharmacy.officer")).PostAsJsonAsync($"/api/tasks/{task}/complete", body)).ProblemAsync(403, "task.forbidden");
        await (await (await journey.As("nursing.head")).PostAsJsonAsync($"/api/tasks/{task}/complete", body)).ProblemAsync(404, "task.not_found");
        await (await (await journey.As("nursing.head")).GetAsync($"/api/applications/{id}")).ProblemAsync(404, "application.not_found");
        await (await (await journey.As("pharmacy.head")).PutAsJsonAsync($"/api/applications/{id}", Forms.Company("pharmacy"))).ProblemAsync(403, "application.not_applicant");
        await (await (await journey.As("expert1")).PostAsJsonAsync("/api/applications", Forms.Company("pharmacy"))).ProblemAsync(403, "application.role_not_allowed");
    }

    [Test]
    public async Task In_review_the_form_stands_and_a_stale_version_is_refused()
    {
        var client = await journey.As("pharmacy.officer");
        var draft = await (await client.PostAsJsonAsync("/api/applications", Forms.Company("pharmacy"))).JsonAsync(System.Net.HttpStatusCode.Created);
        var id = (string)draft["id"]!;
        using var first = Put(id, "\"1\"");
        using var second = Put(id, "\"1\"");
        await (await client.SendAsync(first)).JsonAsync();
        await (await client.SendAsync(second)).ProblemAsync(412, "application.stale");

        await journey.SubmitAsync("pharmacy.officer", id);
        var problem = await (await client.PutAsJsonAsync($"/api/applications/{id}", Forms.Company("pharmacy"))).ProblemAsync(422, "application.action_not_allowed");
        Assert.That((string?)problem["detail"], Does.Contain("InReview").And.Contain("修改"));

        static HttpRequestMessage Put(string id, string version)
        {
            var form = Forms.Company("pharmacy");
            form["places"] = Random.Shared.Next(1, 999);
            return new HttpRequestMessage(HttpMethod.Put, $"/api/applications/{id}") { Content = JsonContent.Create(form), Headers = { { "If-Match", version } } };
        }
    }

    [Test]
    public async Task Submitted_twice_under_one_key_it_is_submitted_once()
    {
        var client = await journey.As("pharmacy.officer");
        var draft = await (await client.PostAsJsonAsync("/api/applications", Forms.Company("pharmacy"))).JsonAsync(System.Net.HttpStatusCode.Created);
        var address = $"/api/applications/{(string)draft["id"]!}/submit";

        var first = await (await client.PostAsync(address, new { }, ("Idempotency-Key", "submit-once"))).JsonAsync();
        var second = await (await client.PostAsync(address, new { }, ("Idempotency-Key", "submit-once"))).JsonAsync();

        Assert.That(second.ToJsonString(), Is.EqualTo(first.ToJsonString()));
        await (await client.PostAsync("/api/applications", Forms.Company("pharmacy"), ("Idempotency-Key", "submit-once"))).ProblemAsync(409, "idempotency.key_reused");
    }

    [Test]
    public async Task A_clinical_application_off_the_residency_list_is_not_submitted_2_2_1()
    {
        var form = Forms.Hospital();
        form["hospital"]!["residencyCertificate"] = "自编 1 号";
        var client = await journey.As("unit.hospital");
        var draft = await (await client.PostAsJsonAsync("/api/applications", form)).JsonAsync(System.Net.HttpStatusCode.Created);

        var problem = await (await client.PostAsync($"/api/applications/{(string)draft["id"]!}/submit", null)).ProblemAsync(400, "application.incomplete");

        Assert.That((string?)problem["clause"], Is.EqualTo("2.2.1"));
        Assert.That(problem["errors"]!["hospital.residencyCertificate"]![0]!.ToString(), Does.Contain("自编 1 号"));
    }

    [Test]
    public async Task The_graduate_office_does_not_apply_for_a_non_clinical_base_3_1()
    {
        var client = await journey.As("grad.officer");
        var draft = await (await client.PostAsJsonAsync("/api/applications", Forms.Company("pharmacy"))).JsonAsync(System.Net.HttpStatusCode.Created);

        var problem = await (await client.PostAsync($"/api/applications/{(string)draft["id"]!}/submit", null)).ProblemAsync(422, "application.wrong_initiator");

        Assert.That((string?)problem["clause"], Is.EqualTo("3.1"));
    }

    [Test]
    public async Task An_expert_of_a_department_concerned_is_refused_3_4()
    {
        var form = Forms.Hospital();
        form["departmentIds"] = new JsonArray("clinical", "pharmacy");
        var id = (string)(await journey.ApplyAsync("unit.hospital", form))["id"]!;

        using var refused = await journey.TryCompleteAsync("grad.officer", id, "expert-panel", "Approve", new() { ["experts"] = await journey.ExpertsAsync(5) });

        Assert.That((string?)(await refused.ProblemAsync(422, "expert.conflict_of_interest"))["detail"], Does.Contain("郑立军"));
    }

    [Test]
    public async Task A_condition_not_met_rules_out_the_conclusion_that_all_are_2_2()
    {
        var id = await ApplyAsync("pharmacy.officer");

        using var refused = await journey.TryCompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today, met: false));

        Assert.That((string?)(await refused.ProblemAsync(422, "evaluation.conditions_unmet"))["clause"], Is.EqualTo("2.2"));
        Assert.That(await journey.TaskAsync("pharmacy.head", id), Is.Not.Null, "nothing was completed");
    }

    [Test]
    public async Task An_agreement_goes_back_to_its_draft_and_an_unknown_unit_signs_on_paper_through_the_office_4_1()
    {
        var form = Forms.Company("pharmacy");
        (form["unit"]!["name"], form["unit"]!["creditCode"]) = ("壶口药材种植合作社", CreditCode.Complete("93140400MA0K7777X"));
        var application = await journey.ApplyAsync("pharmacy.officer", form);
        var id = (string)application["id"]!;
        await journey.CompleteAsync("pharmacy.head", id, "site-evaluation", "Approve", Forms.Evaluation(Journey.Today));
        await journey.CompleteAsync("grad.director", id, "office-opinion", "Approve");
        await journey.CompleteAsync("vp", id, "final-approval", "Approve");
        var agreement = await journey.AgreementOfAsync((string)application["baseId"]!);

        using var refused = await journey.TryCompleteAsync("grad.officer", agreement, "agreement-draft", "Submit", Forms.Agreement(Journey.Today, years: 2));
        Assert.That((await refused.ProblemAsync(400, "agreement.content_invalid"))["errors"]!["form.termReason"], Is.Not.Null);
        await journey.CompleteAsync("grad.officer", agreement, "agreement-draft", "Submit", Forms.Agreement(Journey.Today));
        await journey.CompleteAsync("pharmacy.head", agreement, "agreement-sign-college", "Sign");
        await journey.CompleteAsync("grad.officer", agreement, "agreement-sign-unit", "Return", comment: "单位希望修改权利义务。");

        await journey.SignAsync(agreement, "pharmacy.head", "grad.officer", "pharmacy.officer");
        Assert.That(await journey.BaseStatusAsync((string)application["baseId"]!), Is.EqualTo("Active"));
    }

    private async Task<string> ApplyAsync(string applicant) =>
        (string)(await journey.ApplyAsync(applicant, Forms.Company("pharmacy")))["id"]!;
}
