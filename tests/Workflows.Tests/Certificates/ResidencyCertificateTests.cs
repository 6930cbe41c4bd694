using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Certificates;

public sealed class ResidencyCertificateTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly AddResidencyCertificateRequest Heping = new(" 国卫住培〔2014〕140401 ", "和平医院", new(2014, 8, 21));

    [Test]
    public async Task A_number_counts_from_its_entry_until_it_is_revoked()
    {
        var added = (await AddAsync(Heping)).Value;
        Assert.That(await NumbersAsync(), Is.EqualTo(new[] { "国卫住培〔2014〕140401" }));

        var revoked = (await RevokeAsync(added.Id)).Value;

        Assert.That(await NumbersAsync(), Is.Empty);
        Assert.That(revoked.RevokedAt, Is.EqualTo(Service.Time.GetUtcNow()));
        var events = await Service.With<WorkflowsDbContext, List<EventRow>>(db => db.Set<EventRow>().OrderBy(row => row.Id).ToListAsync());
        Assert.That(events.Select(row => (row.Type, row.Clause, row.Comment)), Is.EqualTo(new[]
        {
            ("ResidencyCertificateAdded", "2.2.1", null),
            ("ResidencyCertificateRevoked", "2.2.1", "复核不合格"),
        }));
    }

    [Test]
    public async Task A_number_stands_once_and_may_be_issued_anew_after_it_was_revoked()
    {
        var first = (await AddAsync(Heping)).Value;
        Assert.That((await AddAsync(Heping)).Refusal?.Code, Is.EqualTo("certificate.exists"));

        await RevokeAsync(first.Id);
        var second = await AddAsync(Heping);

        Assert.That(second.IsOk);
        Assert.That(await NumbersAsync(), Has.Count.EqualTo(1));
        Assert.That((await ListAsync(new(new(), null))).Items, Has.Count.EqualTo(2));
        Assert.That((await ListAsync(new(new(), true))).Items, Is.EqualTo(new[] { second.Value }));
    }

    [Test]
    public async Task Two_who_enter_the_same_number_at_once_give_one_line_and_one_conflict()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AddAsync(Heping))));

        Assert.That(answers.Count(answer => answer.IsOk), Is.EqualTo(1));
        Assert.That(answers.Where(answer => !answer.IsOk).Select(answer => answer.Refusal!.Code), Is.All.EqualTo("certificate.exists"));
    }

    [Test]
    public async Task What_is_revoked_is_not_revoked_again_and_an_unknown_line_is_not_there()
    {
        var added = (await AddAsync(Heping)).Value;
        await RevokeAsync(added.Id);

        Assert.That((await RevokeAsync(added.Id)).Refusal?.Code, Is.EqualTo("certificate.revoked_already"));
        Assert.That((await RevokeAsync("none")).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCase(Role.GraduateDirector, true)]
    [TestCase(Role.SystemAdministrator, true)]
    [TestCase(Role.VicePresident, false)]
    [TestCase(Role.Auditor, false)]
    public async Task The_graduate_office_and_administrators_keep_the_list(Role role, bool may)
    {
        var added = await AddAsync(Heping, new Caller("somebody", "某人", [new(role, Scope.College)], null));

        Assert.That(added.Refusal?.Kind, Is.EqualTo(may ? (RefusalKind?)null : RefusalKind.Forbidden));
    }

    [Test]
    public async Task Every_wrong_field_is_named()
    {
        var tomorrow = DateOnly.FromDateTime(Service.Time.GetUtcNow().UtcDateTime).AddDays(1);

        var refusal = (await AddAsync(new(new string('9', 101), "\u0001", tomorrow))).Refusal;

        Assert.That(refusal?.Errors.Keys, Is.EqualTo(new[] { "issuedOn", "number", "unitName" }));
    }

    [Test]
    public async Task The_list_is_searched_by_number_and_hospital()
    {
        await AddAsync(Heping);
        await AddAsync(new("国卫住培〔2017〕140801", "运城市中心医院", new(2017, 12, 18)));

        Assert.That((await ListAsync(new(new(), null, "运城"))).Items.Select(item => item.UnitName), Is.EqualTo(new[] { "运城市中心医院" }));
        Assert.That((await ListAsync(new(new(), null, "140401"))).Items.Select(item => item.UnitName), Is.EqualTo(new[] { "和平医院" }));
    }

    private Task<Result<CertificateItem>> AddAsync(AddResidencyCertificateRequest request, Caller? caller = null) =>
        Service.With<AddResidencyCertificate, Result<CertificateItem>>(add => add.HandleAsync(request, caller ?? Officer, default));

    private Task<Result<CertificateItem>> RevokeAsync(string id) => Service.With<RevokeResidencyCertificate, Result<CertificateItem>>(
        revoke => revoke.HandleAsync(new(id, " 复核不合格 "), Officer, default));

    private async Task<Page<CertificateItem>> ListAsync(ListResidencyCertificatesRequest request) =>
        (await Service.With<ListResidencyCertificates, Result<Page<CertificateItem>>>(list => list.HandleAsync(request, default))).Value;

    private Task<IReadOnlySet<string>> NumbersAsync() =>
        Service.With<ResidencyCertificates, IReadOnlySet<string>>(certificates => certificates.NumbersAsync(default));
}
