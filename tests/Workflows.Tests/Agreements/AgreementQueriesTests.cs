using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Agreements;

public sealed class AgreementQueriesTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly ListAgreementsRequest All = new(new PageRequest(1, 50));

    [SetUp]
    public Task SaveSome() => Service.SaveAsync(
        TestBases.Base("b1", BaseStatus.Active),
        TestBases.Base("b2", BaseStatus.Approved, TestBases.Profile with { UnitId = "heping-hospital", UnitName = "和平医院", DepartmentIds = ["clinical"] }, 2),
        TestBases.Agreement("a1", "b1", AgreementStatus.InForce),
        TestBases.Agreement("a2", "b1", AgreementStatus.Drafting),
        TestBases.Agreement("a3", "b2", AgreementStatus.Signing));

    [Test]
    public async Task Agreements_are_listed_to_those_whom_the_base_concerns_newest_first()
    {
        foreach (var (caller, request, ids) in new[]
        {
            (GraduateOfficer, All, "a3 a2 a1"),
            (Auditor, All with { BaseId = "b1" }, "a2 a1"),
            (GraduateOfficer, All with { Status = AgreementStatus.Drafting }, "a2"),
            (GraduateOfficer, All with { Status = AgreementStatus.Signing }, "a3"),
            (GraduateOfficer, All with { Status = AgreementStatus.InForce }, "a1"),
            (Pharma, All, "a2 a1"),
            (NursingHead, All, "a2 a1"),
            (OtherUnit, All, "a3"),
            (ClinicalHead, All with { BaseId = "b1" }, ""),
            (Subscriber, All, ""),
        })
        {
            var page = (await Service.With<ListAgreements, Result<Page<AgreementItem>>>(list => list.HandleAsync(request, caller, default))).Value;
            Assert.That(string.Join(' ', page.Items.Select(item => item.Id)), Is.EqualTo(ids), $"{caller.Name}: {request}");
        }
    }

    [Test]
    public async Task An_agreement_of_others_is_as_one_that_is_not_there()
    {
        var own = (await GetAsync("a1", Pharma)).Value;

        Assert.That(own.Agreement, Is.EqualTo(new AgreementItem(
            "a1", "b1", "长治医学院研究生培养基地（太行康源制药有限公司）", "太行康源制药有限公司", AgreementStatus.InForce,
            TestBases.Today, new(2030, 2, 28), TestBases.At, TestBases.At.AddHours(1), null, null)));
        Assert.That(own.Content, Is.EqualTo(TestBases.Content));
        Assert.That(own.Copies.Select(copy => copy.IsComplete), Is.All.True);
        foreach (var (id, caller) in new[] { ("a3", Pharma), ("a1", Subscriber), ("unknown", GraduateOfficer) })
            Assert.That((await GetAsync(id, caller)).Refusal?.Code, Is.EqualTo("agreement.not_found"), $"{id} {caller.Name}");
    }

    private Task<Result<AgreementDetail>> GetAsync(string id, Caller caller) =>
        Service.With<GetAgreement, Result<AgreementDetail>>(get => get.HandleAsync(id, caller, default));
}
