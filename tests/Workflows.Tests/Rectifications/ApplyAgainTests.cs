using System.Text.Json;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Rectifications;

/// <summary>6.3.4: 下年度不得作为研究生的培养基地. After that year its unit may apply again, not before.</summary>
public sealed class ApplyAgainTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Vice = new("vp", "冯国栋", [new(Role.VicePresident, Scope.College)], null);
    private static readonly ApplicationForm Form = Forms.Company("pharmacy").Deserialize<ApplicationForm>(Json.Options)!;

    [SetUp]
    public Task KnowTheApplicant() => Service.SaveAsync(
        new Department("pharmacy", "药学系", "Department of Pharmacy"),
        new Account { Id = PharmacyOfficer.PersonId, UserName = "pharmacy.officer", Name = "赵敏" });

    [Test]
    public async Task Not_before_the_delisted_year_is_over_and_from_the_first_of_January_on_6_3_4()
    {
        await Service.SaveAsync(TestBases.Base("old", BaseStatus.Delisted));
        var id = await DraftAsync(Form);
        foreach (var (day, isAllowed) in new[] { ("2027-12-01T01:00Z", false), ("2028-01-01T01:00Z", false), ("2028-12-31T15:59Z", false), ("2028-12-31T16:00Z", true) })
        {
            Service.Time.SetUtcNow(DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
            var refusal = (await SubmitAsync(id)).Refusal;
            Assert.That((refusal?.Code, refusal?.Clause), isAllowed ? Is.EqualTo(((string?)null, (Clause?)null)) : Is.EqualTo(("application.unit_delisted", Regulation.Art6_3_4)), day);
            Assert.That(isAllowed || refusal!.Detail.Zh.Contains("2029 年 1 月 1 日起方可重新申请", StringComparison.Ordinal), Is.True);
        }
    }

    [Test]
    public async Task A_unit_is_known_by_its_name_or_its_credit_code_whatever_the_record_is_called()
    {
        var old = TestBases.Base("old", BaseStatus.Delisted, TestBases.Profile with { UnitId = null, UnitName = "太行康源药业（旧名）" });
        var first = BaseApplication.Draft("a-old", "old", PharmacyOfficer.PersonId, Origin.DepartmentInitiated, Form, TestBases.At).Value;
        await Service.SaveAsync(old, first);
        var renamed = Form with { Unit = Form.Unit with { Name = "太行康源集团" } };
        var another = renamed with { Unit = renamed.Unit with { CreditCode = CreditCode.Complete("91140400TH0000009") } };

        Assert.That((await SubmitAsync(await DraftAsync(renamed))).Refusal?.Code, Is.EqualTo("application.unit_delisted"), "the same credit code");
        Assert.That((await SubmitAsync(await DraftAsync(another with { Unit = another.Unit with { Name = "太行康源药业（旧名）" } }))).Refusal?.Code, Is.EqualTo("application.unit_delisted"), "the same name");
        Assert.That((await SubmitAsync(await DraftAsync(another))).Refusal, Is.Null, "another unit");
    }

    [Test]
    public async Task What_was_on_its_route_before_is_not_approved_in_that_year_either()
    {
        await Service.PublishAsync(Definition(
            "approval-department",
            [Step("vp", ("taskType", "final-approval"), ("role", "VicePresident")), new() { ["id"] = "approve", ["nodeId"] = "root:approve", ["type"] = "BaseWorkflows.ApproveApplication", ["version"] = 1 }],
            [Connection("vp", "Approve", "approve")]));
        await Service.SaveAsync(TestBases.Base("old", BaseStatus.Rectifying));
        Assert.That((await SubmitAsync(await DraftAsync(Form))).Refusal, Is.Null);
        await Service.ChangeAsync(async db => (await db.Set<TrainingBase>().SingleAsync(one => one.Id == "old")).Delist(2027, TestBases.At));

        var refusal = (await Service.CompleteAsync((await Service.InboxAsync(Vice)).Single(), Vice)).Refusal;

        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("application.unit_delisted", Regulation.Art6_3_4)));
    }

    [Test]
    public async Task The_old_record_keeps_its_number_and_the_new_one_leads_to_it()
    {
        await Service.SaveAsync(TestBases.Base("old", BaseStatus.Delisted), TestBases.Base("new", BaseStatus.Approved, sequence: 2));

        var shown = await Service.With<GetBase, Result<BaseDetail>>(get => get.HandleAsync("new", Subscriber, default));

        Assert.That(shown.Value.OthersOfUnit, Is.EqualTo(new[] { new UnitRecord("old", "CZMC-2027-FL-001", BaseStatus.Delisted, TestBases.At, 2028) }));
        Assert.That((await Service.With<GetBase, Result<BaseDetail>>(get => get.HandleAsync("old", Subscriber, default))).Value.OthersOfUnit.Single().Id, Is.EqualTo("new"));
    }

    private async Task<string> DraftAsync(ApplicationForm form)
    {
        var created = await Service.With<CreateApplication, Result<ApplicationDetail>>(create => create.HandleAsync(new(form), PharmacyOfficer, default));
        Assert.That(created.Refusal, Is.Null);
        return created.Value.Application.Id;
    }

    private Task<Result<ApplicationDetail>> SubmitAsync(string id) =>
        Service.With<SubmitApplication, Result<ApplicationDetail>>(submit => submit.HandleAsync(new(id), PharmacyOfficer, default));
}
