using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Documents;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class DocumentEndpointTests(DatabaseProvider provider)
{
    private const int MaxBytes = 100_000;
    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.7 考察报告");

    private ApiHost host = null!;
    private DirectoryInfo folder = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory("baseworkflows-files-");
        host = await ApiHost.StartAsync(provider, new()
        {
            ["Documents:Folder"] = folder.FullName,
            ["Documents:MaxBytes"] = $"{MaxBytes}",
        });
        await host.Services.SaveAsync(TestBases.Base("b1", BaseStatus.Candidate));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task An_uploaded_file_is_downloaded_as_an_attachment_under_its_own_name()
    {
        using var client = await host.ProgramAsync("unit.pharma");
        using var uploaded = await UploadAsync(client, "C:\\temp\\考察报告 📄.pdf", Pdf, contentType: "text/html");
        var document = await uploaded.JsonAsync(HttpStatusCode.Created);
        Assert.That(uploaded.Headers.Location?.ToString(), Is.EqualTo($"/api/documents/{document["id"]}"));
        Assert.That(((string?)document["fileName"], (string?)document["contentType"], (long?)document["size"]), Is.EqualTo(("考察报告 📄.pdf", "application/pdf", (long)Pdf.Length)));

        using var response = await client.GetAsync($"/api/documents/{document["id"]}/content");
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(Pdf));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.That((disposition.DispositionType, disposition.FileNameStar), Is.EqualTo(("attachment", "考察报告 📄.pdf")));

        Assert.That((string?)(await (await client.GetAsync($"/api/documents/{document["id"]}")).JsonAsync())["sha256"], Has.Length.EqualTo(64));
        using var other = await host.ProgramAsync("unit.hospital");
        foreach (var address in new[] { "", "/content", "/custody" })
            await (await other.GetAsync($"/api/documents/{document["id"]}{address}")).ProblemAsync(404, "document.not_found");
    }

    [Test]
    public async Task A_document_of_a_case_is_seen_by_its_parties_and_attached_by_nobody_else()
    {
        using var unit = await host.ProgramAsync("unit.pharma");
        using var department = await host.ProgramAsync("nursing.head");
        using var stranger = await host.ProgramAsync("unit.hospital");

        using var uploaded = await UploadAsync(unit, "a.pdf", Pdf, fields: [("caseKind", "base"), ("caseId", "b1")]);
        var id = (string?)(await uploaded.JsonAsync(HttpStatusCode.Created))["id"];

        await (await department.GetAsync($"/api/documents/{id}")).JsonAsync();
        await (await stranger.GetAsync($"/api/documents/{id}")).ProblemAsync(404, "document.not_found");
        await (await UploadAsync(stranger, "a.pdf", Pdf, fields: [("caseKind", "Base"), ("caseId", "b1")])).ProblemAsync(404, "case.not_found");
        await (await UploadAsync(unit, "a.pdf", Pdf, fields: [("caseKind", "Base"), ("caseId", "b\01")])).ProblemAsync(404, "case.not_found");
        var half = await (await UploadAsync(unit, "a.pdf", Pdf, fields: [("caseKind", "Base")])).ProblemAsync(400, "request.invalid");
        Assert.That(half["errors"]?["caseId"], Is.Not.Null);
        var unknown = await (await UploadAsync(unit, "a.pdf", Pdf, fields: [("caseKind", "Letter"), ("caseId", "b1")])).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(unknown["errors"]?["caseKind"], Is.Not.Null, unknown.ToJsonString());
    }

    [Test]
    public async Task Uploads_are_judged_by_their_content()
    {
        using var client = await host.ProgramAsync("unit.pharma");

        var script = await (await UploadAsync(client, "page.pdf", "<script>alert(1)</script>"u8.ToArray(), contentType: "application/pdf")).ProblemAsync(415, "document.unsupported_type");
        Assert.That(script["errors"]?["file"], Is.Not.Null);
        await (await UploadAsync(client, "empty.pdf", [])).ProblemAsync(415, "document.unsupported_type");
        await (await UploadAsync(client, "big.pdf", [.. Pdf, .. new byte[MaxBytes]])).ProblemAsync(413, "document.too_large");
        await (await UploadAsync(client, "huge.pdf", [.. Pdf, .. new byte[MaxBytes + (128 * 1024)]])).JsonAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Test]
    public async Task A_request_that_is_no_upload_says_so()
    {
        using var client = await host.ProgramAsync("unit.pharma");
        await (await client.PostAsync("/api/documents", new { file = "x" })).JsonAsync(HttpStatusCode.UnsupportedMediaType);
        using var without = new MultipartFormDataContent { { new StringContent("b1"), "caseId" } };
        var missing = await (await client.PostAsync("/api/documents", without)).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(missing["errors"]?["file"], Is.Not.Null, missing.ToJsonString());
    }

    [Test]
    public async Task A_browser_uploads_with_its_antiforgery_token_only()
    {
        using var browser = host.CreateClient(new() { AllowAutoRedirect = false });
        using var signIn = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = "unit.pharma",
            ["password"] = ApiHost.Password,
            ["__RequestVerificationToken"] = await TokenAsync(browser),
        });
        (await browser.PostAsync("/account/sign-in", signIn)).Dispose();

        await (await UploadAsync(browser, "a.pdf", Pdf)).ProblemAsync(400, "auth.antiforgery");
        browser.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await TokenAsync(browser));
        await (await UploadAsync(browser, "a.pdf", Pdf)).JsonAsync(HttpStatusCode.Created);
    }

    [Test]
    public async Task The_graduate_office_files_the_original_and_a_department_its_copy()
    {
        using var office = await host.ProgramAsync("grad.officer");
        using var uploaded = await UploadAsync(office, "批复.pdf", Pdf, fields: [("caseKind", "Base"), ("caseId", "b1")]);
        var address = $"/api/documents/{(await uploaded.JsonAsync(HttpStatusCode.Created))["id"]}/custody";
        using var head = await host.ProgramAsync("pharmacy.head");

        await (await office.PostAsync(address, new { form = "Original", holder = "college", location = "档案柜 3-12" })).JsonAsync(HttpStatusCode.Created);
        await (await head.PostAsync(address, new { form = "Copy", holder = "department:pharmacy", location = "药学系 201" })).JsonAsync(HttpStatusCode.Created);
        var refused = await (await head.PostAsync(address, new { form = "Original", holder = "department:pharmacy", location = "201" })).ProblemAsync(422, "custody.original_elsewhere");
        Assert.That((string?)refused["clause"], Is.EqualTo("3.5"));
        await (await head.PostAsync(address, new { form = "Copy", holder = "college", location = "201" })).ProblemAsync(403, "custody.forbidden");
        await (await head.PostAsync(address, new { holder = "college", location = "201" })).ProblemAsync(400, "request.invalid");
        await (await head.PostAsync(address, new { form = "Copy", holder = "department:pharmacy", location = "a\0b" })).ProblemAsync(400, "custody.invalid");

        var register = await (await office.GetAsync(address)).JsonAsync();
        Assert.That(register["items"]!.AsArray().Select(item => ((string?)item!["form"], (string?)item["holder"], (string?)item["recordedBy"])),
            Is.EqualTo(new[] { ("Original", "college", "李晓燕"), ("Copy", "department:pharmacy", "陈志强") }));
    }

    private static async Task<string> TokenAsync(HttpClient browser) =>
        (string)(await (await browser.GetAsync("/api/auth/antiforgery")).JsonAsync())["token"]!;

    private static async Task<HttpResponseMessage> UploadAsync(
        HttpClient client, string name, byte[] bytes, string contentType = "application/octet-stream", params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, "file", name);
        return await client.PostAsync("/api/documents", form);
    }
}
