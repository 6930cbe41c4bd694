using System.Net;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Certificates;

public sealed class CertificateTests(DatabaseProvider provider) : EndpointTests(provider)
{
    [Test]
    public async Task The_graduate_office_enters_a_hospital_and_takes_it_off_again()
    {
        using var office = await Host.ProgramAsync("grad.officer");
        var certificate = new { number = "国卫住培〔2020〕140402", unitName = "某县人民医院", issuedOn = "2020-06-01" };
        var added = await (await office.PostAsync("/api/residency-certificates", certificate)).JsonAsync(HttpStatusCode.Created);
        await (await office.PostAsync("/api/residency-certificates", certificate)).ProblemAsync(409, "certificate.exists");

        var address = $"/api/residency-certificates/{added["id"]}/revoke";
        await (await office.PostAsync(address, new { })).ProblemAsync(400, "certificate.invalid");
        await (await office.PostAsync(address, new { reason = "复核不合格" })).JsonAsync();
        var problem = await (await office.PostAsync(address, new { reason = "复核不合格" })).ProblemAsync(409, "certificate.revoked_already");

        Assert.That((string?)problem["clause"], Is.EqualTo("2.2.1"));
        var standing = await (await office.GetAsync("/api/residency-certificates?standing=true&text=某县")).JsonAsync();
        Assert.That((int?)standing["total"], Is.Zero);
    }

    [Test]
    public async Task A_unit_reads_the_list_and_may_not_change_it()
    {
        using var unit = await Host.ProgramAsync("unit.hospital");
        var list = await (await unit.GetAsync("/api/residency-certificates?text=附属和平医院")).JsonAsync();
        Assert.That((string?)list["items"]?[0]?["number"], Is.EqualTo("国卫住培〔2014〕140401"));
        Assert.That((string?)list["items"]?[0]?["issuedOn"], Is.EqualTo("2014-08-21"));

        await (await unit.PostAsync("/api/residency-certificates", new { number = "1", unitName = "我院", issuedOn = "2020-06-01" }))
            .ProblemAsync(403, "certificate.forbidden");
    }

    [Test]
    public async Task Wrong_fields_are_named()
    {
        using var office = await Host.ProgramAsync("grad.officer");
        var problem = await (await office.PostAsync("/api/residency-certificates", new { unitName = "", issuedOn = "1066-10-14" }))
            .ProblemAsync(400, "certificate.invalid");
        Assert.That(problem["errors"]!.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "issuedOn", "number", "unitName" }));
        await (await office.PostAsync("/api/residency-certificates", new { issuedOn = "yesterday" })).ProblemAsync(400, "request.malformed_json");
        await (await office.GetAsync("/api/residency-certificates?size=201")).ProblemAsync(400, "request.page_out_of_range");
    }
}
