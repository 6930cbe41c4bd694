using System.Text.Json;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Agreements;

public sealed class AgreementPersistenceTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [TestCase(AgreementStatus.Drafting)]
    [TestCase(AgreementStatus.Signing)]
    [TestCase(AgreementStatus.InForce)]
    public async Task An_agreement_comes_back_as_it_was_saved(AgreementStatus status)
    {
        var saved = TestBases.Agreement("a1", "b1", status);
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Approved), saved);

        Assert.That(Snapshot(await ReadAsync()), Is.EqualTo(Snapshot(saved)));
    }

    [Test]
    public async Task A_signature_and_a_receipt_are_stored_and_the_last_day_is_found_by_the_database()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Approved), TestBases.Agreement("a1", "b1", AgreementStatus.Signing));
        var by = new SignedBy("unit.pharma", "罗明", TestBases.At.AddMinutes(5));
        await Service.ChangeAsync(async db => (await db.Set<Agreement>().SingleAsync()).Sign(AgreementSide.Unit, by));
        await Service.ChangeAsync(async db => (await db.Set<Agreement>().SingleAsync()).ConfirmReceipt(CopyHolder.Base, by));

        var read = await ReadAsync();
        Assert.That(read.Copies.Select(copy => (copy.Unit, copy.Received)), Is.EqualTo(new[] { (by, null), (by, by), (by, (SignedBy?)null) }));
        Assert.That(
            await Service.With<WorkflowsDbContext, int>(db => db.Set<Agreement>().CountAsync(one => one.EndsOn == new DateOnly(2030, 2, 28))), Is.EqualTo(1));
    }

    [Test]
    public async Task A_base_and_its_agreements_are_the_business_of_its_unit_and_departments_only()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Candidate), TestBases.Agreement("a1", "b1", AgreementStatus.Drafting));
        foreach (var (kind, id) in new[] { (CaseKind.Base, "b1"), (CaseKind.Agreement, "a1") })
        {
            var seenBy = new List<string>();
            foreach (var caller in new[] { Pharma, PharmacyOfficer, NursingHead, OtherUnit, ClinicalHead, Auditor })
            {
                if (await Service.With<CaseAccess, bool>(access => access.MaySeeAsync(caller, kind, id, default)))
                    seenBy.Add(caller.PersonId);
            }

            Assert.That(seenBy, Is.EqualTo(new[] { "unit.pharma", "pharmacy.officer", "nursing.head", "auditor" }), $"{kind}");
        }
    }

    private Task<Agreement> ReadAsync() =>
        Service.With<WorkflowsDbContext, Agreement>(db => db.Set<Agreement>().AsNoTracking().SingleAsync());

    private static string Snapshot(Agreement one) => JsonSerializer.Serialize(one, Json.Options);
}
