using System.Net;
using System.Net.Http.Json;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using DocumentFormat.OpenXml.Packaging;

namespace BaseWorkflows.Api.Tests.Agreements;

public sealed class AgreementEndpointTests(DatabaseProvider provider) : EndpointTests(provider)
{
    protected override async Task BeginAsync()
    {
        await Host.Services.SaveAsync(
            TestBases.Base("b1", BaseStatus.Active, sequence: 951),
            TestBases.Agreement("a1", "b1", AgreementStatus.InForce),
            TestBases.Agreement("a2", "b1", AgreementStatus.Drafting),
            TestBases.Base("b3", BaseStatus.Active, sequence: 903, content: TestBases.Ending),
            TestBases.Agreement("b3-agreement", "b3", AgreementStatus.InForce, TestBases.Ending));
    }

    [Test]
    public async Task Agreements_are_filtered_and_opened_with_content_and_copies()
    {
        using var client = await Host.ProgramAsync("unit.pharma");
        var page = await (await client.GetAsync("/api/agreements?base=b1&status=inforce")).JsonAsync();
        Assert.That(((int?)page["total"], (string?)page["items"]![0]!["id"], (string?)page["items"]![0]!["endsOn"]), Is.EqualTo((1, "a1", "2030-02-28")));

        var opened = await (await client.GetAsync("/api/agreements/a1")).JsonAsync();
        Assert.That((string?)opened["content"]!["sections"]!["purpose"], Is.EqualTo("共同培养药学专业学位研究生。"));
        Assert.That(opened["copies"]!.AsArray().Select(copy => ((int?)copy!["number"], (string?)copy["holder"], (string?)copy["college"]!["name"])), Is.EqualTo(new[]
        {
            ((int?)1, "GraduateOffice", "冯国栋"), (2, "Base", "冯国栋"), (3, "Department", "冯国栋"),
        }));

        foreach (var (query, field) in new[] { ("status=old", "status"), ("base=a%00b", "base") })
        {
            var problem = await (await client.GetAsync($"/api/agreements?{query}")).JsonAsync(HttpStatusCode.BadRequest);
            Assert.That(problem["errors"]?[field], Is.Not.Null, query);
        }
    }

    [Test]
    public async Task A_copy_is_downloaded_as_a_Word_document_under_its_Chinese_name()
    {
        using var client = await Host.ProgramAsync("grad.officer");
        using var response = await client.GetAsync("/api/agreements/a1/document?copy=2");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        Assert.That(response.Content.Headers.ContentDisposition?.FileNameStar, Is.EqualTo("合作协议书-CZMC-2027-FL-951-第2份.docx"));
        await using var content = await response.Content.ReadAsStreamAsync();
        using var document = WordprocessingDocument.Open(content, isEditable: false);
        Assert.That(document.MainDocumentPart!.Document!.Body!.InnerText, Does.Contain("第 2 份，由研究生培养基地（太行康源制药有限公司）持有"));
    }

    [Test]
    public async Task What_can_not_be_printed_says_why()
    {
        using var client = await Host.ProgramAsync("grad.officer");
        await (await client.GetAsync("/api/agreements/a1/document?copy=4")).ProblemAsync(400, "agreement.no_such_copy");
        var undrafted = await (await client.GetAsync("/api/agreements/a2/document?copy=1")).ProblemAsync(422, "agreement.not_drafted");
        Assert.That((string?)undrafted["clause"], Is.EqualTo("4.3"));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await (await client.GetAsync("/api/agreements/a2/document")).ProblemAsync(422, "agreement.not_drafted");
        Assert.That((string?)english["detail"], Does.Contain("nothing to print"));
    }

    [Test]
    public async Task An_agreement_of_others_is_404_at_every_address()
    {
        using var client = await Host.ProgramAsync("unit.hospital");
        foreach (var address in new[] { "a1", "a1/document?copy=1", "unknown" })
            await (await client.GetAsync($"/api/agreements/{address}")).ProblemAsync(404, "agreement.not_found");
        Assert.That((int?)(await (await client.GetAsync("/api/agreements")).JsonAsync())["total"], Is.Zero);
    }

    [Test]
    public async Task An_agreement_is_renewed_once_and_the_base_terminated_with_a_reason()
    {
        using var unit = await Host.ProgramAsync("unit.pharma");
        var ending = await (await unit.GetAsync("/api/agreements?ending=true")).JsonAsync();
        Assert.That(ending["items"]!.AsArray().Select(item => (string?)item!["id"]), Is.EqualTo(new[] { "b3-agreement" }));
        Assert.That((bool?)(await (await unit.GetAsync("/api/agreements/b3-agreement")).JsonAsync())["canRenew"], Is.True);

        using var created = await unit.PostAsync("/api/agreements/b3-agreement/renew", null);
        var renewal = await created.JsonAsync(HttpStatusCode.Created);
        Assert.That(((string?)renewal["previousId"], (string?)renewal["status"]), Is.EqualTo(("b3-agreement", "Drafting")));
        Assert.That(created.Headers.Location?.OriginalString, Is.EqualTo($"/api/agreements/{renewal["id"]}"));
        await (await unit.PostAsync("/api/agreements/b3-agreement/renew", null)).ProblemAsync(409, "agreement.renewal_running");
        await (await unit.PostAsync("/api/agreements/a1/renew", null)).ProblemAsync(422, "agreement.not_current");

        var reason = new { reason = "双方协商终止。" };
        await (await unit.PostAsJsonAsync("/api/bases/b3/terminate", reason)).ProblemAsync(403, "base.forbidden");
        using var director = await Host.ProgramAsync("grad.director");
        await (await director.PostAsJsonAsync("/api/bases/b3/terminate", new { reason = "" })).ProblemAsync(400, "base.reason_missing");
        using var stale = new HttpRequestMessage(HttpMethod.Post, "/api/bases/b3/terminate") { Content = JsonContent.Create(reason), Headers = { { "If-Match", "\"7\"" } } };
        await (await director.SendAsync(stale)).ProblemAsync(412, "base.stale");
        Assert.That((string?)(await (await director.PostAsJsonAsync("/api/bases/b3/terminate", reason)).JsonAsync())["status"], Is.EqualTo("Terminated"));
        await (await director.PostAsJsonAsync("/api/bases/b3/terminate", reason)).ProblemAsync(422, "base.action_not_allowed");
        Assert.That((string?)(await (await unit.GetAsync($"/api/agreements/{renewal["id"]}")).JsonAsync())["status"], Is.EqualTo("Void"));
    }
}
