using System.Net;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using MiniExcelLibs;

namespace BaseWorkflows.Api.Tests.Reports;

/// <summary>The reports and lists over HTTP, as JSON and as Excel files.</summary>
public sealed class ReportEndpointTests
{
    private ApiHost host = null!;
    private HttpClient office = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(DatabaseProvider.Sqlite);
        await host.Services.SaveAsync([
            .. Enumerable.Range(1, 201).Select(n => TestBases.Base($"b{n}", BaseStatus.Approved, sequence: 100 + n)),
            TestBases.Agreement("a1", "b1", AgreementStatus.Signing)]);
        office = await host.ProgramAsync("grad.officer");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        office?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task The_pipeline_is_counted_and_exported()
    {
        var report = await (await office.GetAsync("/api/reports/overview?category=nonclinical&department=pharmacy")).JsonAsync();

        Assert.That((int?)report["pipeline"]!.AsArray().Single(each => (string?)each!["status"] == "Approved")!["bases"], Is.EqualTo(201));
        var rows = await ExcelAsync("/api/reports/overview?format=xlsx");
        Assert.That(rows.Select(row => $"{row["状态"]}{row["基地数"]}"), Does.Contain("已批准（待签约）201"));
    }

    [TestCase("/api/reports/steps")]
    [TestCase("/api/reports/scores")]
    public async Task Every_report_has_both_forms(string address)
    {
        await (await office.GetAsync(address)).JsonAsync();
        Assert.That(await ExcelAsync($"{address}?format=xlsx"), Is.Not.Null);
    }

    [Test]
    public async Task A_list_is_exported_whole_and_narrowed_as_it_was_asked_for()
    {
        Assert.That(await ExcelAsync("/api/bases?format=xlsx&status=approved&size=20"), Has.Count.EqualTo(201));
        Assert.That(await ExcelAsync("/api/bases?format=xlsx&text=FL-105"), Has.Count.EqualTo(1));
        Assert.That((await ExcelAsync("/api/agreements?format=xlsx&status=signing")).Single()["状态"], Is.EqualTo(AgreementStatus.Signing.Title().Zh));
        await (await office.GetAsync("/api/bases?format=xlsx&sort=colour")).ProblemAsync(400, "request.invalid");
    }

    [Test]
    public async Task Reports_are_for_offices_and_their_questions_have_limits()
    {
        using var unit = await host.ProgramAsync("unit.pharma");
        await (await unit.GetAsync("/api/reports/overview")).ProblemAsync(403, "reports.forbidden");
        Assert.That((await (await office.GetAsync("/api/reports/steps?from=2027-02-01&to=2027-01-01")).JsonAsync(HttpStatusCode.BadRequest))["errors"]?["from"], Is.Not.Null);
        Assert.That((await (await office.GetAsync("/api/reports/scores?format=pdf")).JsonAsync(HttpStatusCode.BadRequest))["errors"]?["format"], Is.Not.Null);
    }

    private async Task<List<IDictionary<string, object>>> ExcelAsync(string address)
    {
        using var answer = await office.GetAsync(address);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        return [.. new MemoryStream(await answer.Content.ReadAsByteArrayAsync()).Query(useHeaderRow: true).Cast<IDictionary<string, object>>()];
    }
}
