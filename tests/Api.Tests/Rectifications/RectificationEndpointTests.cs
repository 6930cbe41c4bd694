using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using DocumentFormat.OpenXml.Packaging;

namespace BaseWorkflows.Api.Tests.Rectifications;

/// <summary><c>/api/rectifications</c> as its clients see it (6.3.4).</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class RectificationEndpointTests(DatabaseProvider provider)
{
    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.7 整改照片");
    private ApiHost host = null!;
    private string open = "";
    private string late = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(provider);
        open = await host.Services.StartRectificationAsync(TestBases.Complete("open", sequence: 911));
        late = await host.Services.StartRectificationAsync(TestBases.Complete("late", sequence: 912), days: -3);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task The_list_is_filtered_and_paged_and_the_most_urgent_comes_first()
    {
        using var client = await host.ProgramAsync("grad.officer");
        foreach (var (query, ids) in new[]
        {
            ("", $"{late} {open}"), ("?overdue=true", late), ("?overdue=false", open), ("?base=open", open), ("?base=late&size=1&page=2", ""),
            ("?status=passed", ""), ("?text=fl-912", late), ("?year=1999", ""),
        })
        {
            var page = await (await client.GetAsync($"/api/rectifications{query}")).JsonAsync();
            // The other tests have theirs in the same list.
            var listed = page["items"]!.AsArray().Select(item => (string?)item!["id"]).Where(id => id == open || id == late);
            Assert.That(string.Join(' ', listed), Is.EqualTo(ids), query);
        }

        var problem = await (await client.GetAsync("/api/rectifications?status=gone")).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?["status"], Is.Not.Null);
    }

    [Test]
    public async Task A_base_notes_progress_asks_for_more_time_and_hands_in()
    {
        var id = await host.Services.StartRectificationAsync(TestBases.Complete("story", sequence: 913));
        using var unit = await host.ProgramAsync("unit.pharma");
        var evidence = await UploadAsync(unit, id);

        var noted = await (await unit.PostAsync($"/api/rectifications/{id}/progress", new { item = 1, note = "已开工", evidence = new[] { evidence } })).JsonAsync();
        Assert.That(((string?)noted["notes"]![0]!["note"], (string?)noted["items"]![0]!["evidenceIds"]![0]), Is.EqualTo(("已开工", evidence)));
        var missing = await (await unit.PostAsync($"/api/rectifications/{id}/extension", new { workdays = 5 })).ProblemAsync(400, "rectification.extension_invalid");
        Assert.That(missing["errors"]!["extensionReason"], Is.Not.Null);

        var asked = await (await unit.PostAsync($"/api/rectifications/{id}/extension", new { workdays = 5, reason = "设备到货晚" }, ("Idempotency-Key", "e1"))).JsonAsync();
        Assert.That((string?)asked["extension"]!["reason"], Is.EqualTo("设备到货晚"));
        await (await unit.PostAsync($"/api/rectifications/{id}/extension", new { workdays = 5, reason = "设备到货晚" }, ("Idempotency-Key", "e1"))).JsonAsync();
        await (await unit.PostAsync($"/api/rectifications/{id}/report", new { })).ProblemAsync(409, "rectification.not_waiting");
        using (var journey = new Journeys.Journey(host))
            await journey.CompleteAsync("grad.officer", id, "rectification-extension", "Approve", comment: "同意");

        var again = await (await unit.PostAsync($"/api/rectifications/{id}/extension", new { workdays = 5, reason = "还不够" })).ProblemAsync(409, "rectification.extension_used");
        Assert.That((string?)again["clause"], Is.EqualTo("6.3.4"));
        var incomplete = await (await unit.PostAsync($"/api/rectifications/{id}/report", new { items = new[] { new { number = 1, report = "已增设" } } })).ProblemAsync(400, "task.form_invalid");
        Assert.That(incomplete["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { "report2" }));
        var handed = await (await unit.PostAsync($"/api/rectifications/{id}/report", new
        {
            items = new object[] { new { number = 1, report = "已增设" }, new { number = 2, report = "已补齐", evidence = new[] { evidence } } },
        })).JsonAsync();
        Assert.That(((string?)handed["status"], (string?)handed["handedIn"]!["name"], handed["actions"]!.AsArray().Count), Is.EqualTo(("HandedIn", "罗明", 0)));
        var lines = await (await unit.GetAsync($"/api/rectifications/{id}/timeline")).JsonAsync();
        Assert.That(lines["items"]!.AsArray().Select(line => (string?)line!["type"]), Is.SupersetOf(new[]
        {
            "DocumentUploaded", "RectificationProgressNoted", "RectificationExtensionAsked", "RectificationExtensionDecided", "RectificationHandedIn",
        }));
    }

    [Test]
    public async Task Evidence_of_another_case_is_none()
    {
        using var unit = await host.ProgramAsync("unit.pharma");
        var elsewhere = await UploadAsync(unit, late);

        var problem = await (await unit.PostAsync($"/api/rectifications/{open}/progress", new { item = 1, note = "见附件", evidence = new[] { elsewhere } }))
            .ProblemAsync(400, "rectification.evidence_unknown");

        Assert.That(problem["errors"]!["evidence"], Is.Not.Null);
    }

    [Test]
    public async Task Past_the_deadline_nothing_is_taken_any_more()
    {
        using var unit = await host.ProgramAsync("unit.pharma");
        var problem = await (await unit.PostAsync($"/api/rectifications/{late}/progress", new { item = 1, note = "还在做" })).ProblemAsync(422, "rectification.overdue");
        Assert.That((string?)problem["clause"], Is.EqualTo("6.3.4"));
        var shown = await (await unit.GetAsync($"/api/rectifications/{late}")).JsonAsync();
        Assert.That(((bool?)shown["overdue"], (int?)shown["workdaysLeft"], shown["actions"]!.AsArray().Count), Is.EqualTo((true, 0, 0)));
    }

    [Test]
    public async Task Units_and_departments_see_their_own_and_others_are_told_that_there_is_none()
    {
        foreach (var userName in new[] { "unit.pharma", "pharmacy.head", "nursing.officer", "grad.director", "auditor" })
        {
            using var client = await host.ProgramAsync(userName);
            await (await client.GetAsync($"/api/rectifications/{open}")).JsonAsync();
        }

        foreach (var userName in new[] { "unit.hospital", "clinical.head", "expert1" })
        {
            using var client = await host.ProgramAsync(userName);
            foreach (var address in new[] { open, $"{open}/timeline", $"{open}/notice", $"{open}/delisting-notice" })
                await (await client.GetAsync($"/api/rectifications/{address}")).ProblemAsync(404, "rectification.not_found");
            foreach (var command in new[] { "progress", "extension", "report" })
                await (await client.PostAsync($"/api/rectifications/{open}/{command}", new { item = 1 })).ProblemAsync(404, "rectification.not_found");
            Assert.That((int?)(await (await client.GetAsync("/api/rectifications")).JsonAsync())["total"], Is.Zero, userName);
        }

        using var officer = await host.ProgramAsync("pharmacy.officer");
        await (await officer.PostAsync($"/api/rectifications/{open}/progress", new { item = 1, note = "代填" })).ProblemAsync(403, "rectification.forbidden");
    }

    [Test]
    public async Task The_notice_is_downloaded_as_a_Word_document_and_the_other_paper_only_where_there_is_one()
    {
        using var client = await host.ProgramAsync("unit.pharma");
        using var response = await client.GetAsync($"/api/rectifications/{open}/notice");
        Assert.That(response.Content.Headers.ContentDisposition?.FileNameStar, Does.StartWith("整改通知书-CZMC-2027-FL-911-"));
        await using var content = await response.Content.ReadAsStreamAsync();
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        Assert.That(document.MainDocumentPart!.Document!.Body!.InnerText, Does.Contain("整改要求：增设一间示教室"));
        await (await client.GetAsync($"/api/rectifications/{open}/delisting-notice")).ProblemAsync(422, "rectification.not_delisted");
    }

    private static async Task<string> UploadAsync(HttpClient client, string id)
    {
        using var file = new ByteArrayContent(Pdf);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { file, "file", "整改照片.pdf" }, { new StringContent("Rectification"), "caseKind" }, { new StringContent(id), "caseId" } };
        return (string)(await (await client.PostAsync("/api/documents", form)).JsonAsync(HttpStatusCode.Created))["id"]!;
    }
}
