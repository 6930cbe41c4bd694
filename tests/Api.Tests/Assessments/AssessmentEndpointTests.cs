using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using DocumentFormat.OpenXml.Packaging;

namespace BaseWorkflows.Api.Tests.Assessments;

/// <summary><c>/api/assessments</c>: campaigns by hand, and who sees what of an assessment.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class AssessmentEndpointTests(DatabaseProvider provider)
{
    private static readonly int Year = DateTime.UtcNow.AddHours(8).Year;
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(provider);
        var campaign = Campaign.Open("old", Year - 1, "系统", TestBases.At);
        campaign.Finish(TestBases.At);
        await host.Services.SaveAsync(
            TestBases.Base("b1", BaseStatus.Active, sequence: 901), TestBases.Base("b2", BaseStatus.Lapsed, sequence: 902),
            TestBases.Base("b3", BaseStatus.Active, TestBases.Profile with { UnitId = "heping-hospital", UnitName = "和平医院", DepartmentIds = ["clinical"] }, 903),
            InForceSince2026("b4", 904), campaign, Concluded("as1", "b1"), Opened("as2", "b3"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task The_same_year_twice_is_the_same_campaign_with_its_assessments()
    {
        using var client = await host.ProgramAsync("grad.officer");
        var preview = await (await client.GetAsync($"/api/assessments/campaigns/preview?year={Year}")).JsonAsync();
        Assert.That(preview["covered"]!.AsArray().Select(one => (string?)one!["baseId"]), Does.Contain("b4"));
        Assert.That(preview["leftOut"]!.AsArray().Select(one => ((string?)one!["baseId"], (string?)one["clause"])), Does.Contain(((string?)"b2", (string?)"4.2")));
        var first = await (await client.PostAsJsonAsync("/api/assessments/campaigns", new { year = Year })).JsonAsync(HttpStatusCode.Created);
        var second = await (await client.PostAsJsonAsync("/api/assessments/campaigns", new { year = Year })).JsonAsync();

        Assert.That(((string?)second["id"], (int?)second["year"], (string?)second["openedAt"]), Is.EqualTo(((string?)first["id"], (int?)Year, (string?)first["openedAt"])));
        Assert.That(((int?)second["assessments"], (string?)second["state"]), Is.EqualTo(((int?)preview["covered"]!.AsArray().Count, "Open")));
        var found = await (await client.GetAsync($"/api/assessments/campaigns/{first["id"]}")).JsonAsync();
        Assert.That((int?)found["planned"], Is.EqualTo((int?)second["assessments"]));
        var listed = await (await client.GetAsync($"/api/assessments?year={Year}&status=preparing&base=b4")).JsonAsync();
        Assert.That((int?)listed["total"], Is.EqualTo(1));
        Assert.That((await (await client.GetAsync("/api/assessments/campaigns")).JsonAsync())["items"]!.AsArray(), Has.Count.EqualTo(2));

        var problem = await (await client.PostAsJsonAsync("/api/assessments/campaigns", new { year = Year + 1 })).ProblemAsync(400, "assessment.year_invalid");
        Assert.That(problem["errors"]!["year"], Is.Not.Null);
        using var unit = await host.ProgramAsync("unit.pharma");
        await (await unit.PostAsJsonAsync("/api/assessments/campaigns", new { year = Year })).ProblemAsync(403, "assessment.office_only");
        await (await unit.GetAsync($"/api/assessments/campaigns/{first["id"]}")).ProblemAsync(404, "campaign.not_found");
    }

    [Test]
    public async Task A_unit_sees_its_own_once_announced_and_experts_have_no_names_to_it()
    {
        using var unit = await host.ProgramAsync("unit.pharma");
        var page = await (await unit.GetAsync($"/api/assessments?year={Year - 1}&grade=good")).JsonAsync();
        Assert.That(((int?)page["total"], (string?)page["items"]![0]!["id"], (decimal?)page["items"]![0]!["score"]), Is.EqualTo((1, "as1", 80m)));

        var scores = await (await unit.GetAsync("/api/assessments/as1/scores")).JsonAsync();
        Assert.That(scores["sheets"]!.AsArray().Select(sheet => (string?)sheet!["expert"]), Is.EqualTo(new[] { "专家 1", "专家 2", "专家 3" }));
        Assert.That(scores["dimensions"]!.AsArray().Select(one => (string?)one!["dimension"]).First(), Is.EqualTo("Organisation"));
        var opened = await (await unit.GetAsync("/api/assessments/as1")).JsonAsync();
        Assert.That((opened["experts"]![0]!["personId"], (string?)opened["conclusion"]!["summary"]), Is.EqualTo(((JsonNode?)null, "建设良好。")));

        using var hospital = await host.ProgramAsync("unit.hospital");
        Assert.That((int?)(await (await hospital.GetAsync("/api/assessments")).JsonAsync())["total"], Is.Zero, "its own is not announced yet");
        foreach (var address in new[] { "as1", "as2", "as2/scores", "as1/report", "as2/timeline" })
            Assert.That((await hospital.GetAsync($"/api/assessments/{address}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), address);
        using var expert = await host.ProgramAsync("expert1");
        Assert.That((int?)(await (await expert.GetAsync("/api/assessments")).JsonAsync())["total"], Is.Zero, "experts see what they are asked about");
        using var head = await host.ProgramAsync("clinical.head");
        Assert.That((string?)(await (await head.GetAsync("/api/assessments")).JsonAsync())["items"]![0]!["id"], Is.EqualTo("as2"));
    }

    [Test]
    public async Task The_report_is_a_Word_document_once_it_is_signed()
    {
        using var client = await host.ProgramAsync("grad.officer");
        using var response = await client.GetAsync("/api/assessments/as1/report");
        Assert.That(response.Content.Headers.ContentDisposition?.FileNameStar, Is.EqualTo($"年度考核报告-{Year - 1}-CZMC-2027-FL-901.docx"));
        await using var content = await response.Content.ReadAsStreamAsync();
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        Assert.That(document.MainDocumentPart!.Document!.Body!.InnerText, Does.Contain("考核等级：良好").And.Contain("专业实践效果").And.Contain("负责人（签字）：王建国").And.Not.Contain("钱专家"));
        Assert.That(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document), Is.Empty);
        await (await client.GetAsync("/api/assessments/as2/report")).ProblemAsync(422, "assessment.not_announced");
    }

    [Test]
    public async Task A_scheme_is_read_by_all_and_written_by_the_graduate_office_with_the_version_that_it_saw()
    {
        using var client = await host.ProgramAsync("grad.director");
        var response = await client.GetAsync($"/api/assessments/schemes/{Year + 5}");
        var scheme = (await response.JsonAsync())["scheme"]!.AsObject();
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/api/assessments/schemes/{Year + 5}") { Content = JsonContent.Create(scheme) };
        put.Headers.TryAddWithoutValidation("If-Match", response.Headers.ETag!.ToString());
        Assert.That((int?)(await (await client.SendAsync(put)).JsonAsync())["version"], Is.EqualTo(1));
        using var stale = new HttpRequestMessage(HttpMethod.Put, $"/api/assessments/schemes/{Year + 5}") { Content = JsonContent.Create(scheme) };
        stale.Headers.TryAddWithoutValidation("If-Match", response.Headers.ETag!.ToString());
        await (await client.SendAsync(stale)).ProblemAsync(412, "assessment.scheme_stale");

        scheme["grades"]!["good"]!["minScore"] = 95;
        var hole = await (await client.PutAsJsonAsync($"/api/assessments/schemes/{Year + 5}", scheme)).ProblemAsync(400, "assessment.scheme_invalid");
        Assert.That(hole["errors"]!["grades.good.minScore"], Is.Not.Null);
        using var unit = await host.ProgramAsync("unit.pharma");
        Assert.That((await unit.GetAsync($"/api/assessments/schemes/{Year}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await (await unit.PutAsJsonAsync($"/api/assessments/schemes/{Year + 5}", scheme)).ProblemAsync(403, "assessment.office_only");
    }

    private static TrainingBase InForceSince2026(string id, int sequence)
    {
        var at = new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
        var made = TrainingBase.Propose(id, Origin.Voluntary, TestBases.Profile, at);
        Refusal?[] refused =
        [
            made.Submit(at), made.Approve(BaseNumber.Of(2026, BaseCategory.NonClinical, sequence), at),
            made.Activate(TestBases.Agreement($"{id}-agreement", id, AgreementStatus.InForce), at),
        ];
        Assert.That(refused, Has.All.Null);
        return made;
    }

    private static Assessment Opened(string id, string baseId) => Assessment.Open(id, "old", baseId, Year - 1, TestBases.At);

    private static Assessment Concluded(string id, string baseId)
    {
        var (made, scheme, by) = (Opened(id, baseId), DefaultScheme.Value, new SignedBy("grad.director", "王建国", TestBases.At));
        ExpertAffiliation[] experts = [.. Enumerable.Range(1, 3).Select(i => new ExpertAffiliation($"e{i}", $"钱专家{i}", null, null))];
        Refusal?[] refused =
        [
            made.Organise(experts, [AssessmentMethod.OnSite], new("taihang-pharma", ["pharmacy"]), scheme),
            made.Record([new(AssessmentMethod.OnSite, TestBases.Today, "查看了台账。", [])], TestBases.Today),
            .. experts.Select(expert => made.Hand(
                new(expert.PersonId, expert.Name, scheme.Indicators().ToDictionary(one => one.Id, one => one.MaxPoints * 0.8m), [], null, TestBases.At), scheme)),
            made.Draft(new("建设良好。", [], by), scheme), made.Sign(by, scheme), made.Announce(TestBases.At.AddDays(7), TestBases.At), made.Waive(by),
            made.Conclude(TestBases.At),
        ];
        Assert.That(refused, Has.All.Null);
        return made;
    }
}
