using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases;

public sealed class GetBaseTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_base_without_a_number_is_there_for_those_whom_it_concerns_only()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.InReview));

        foreach (var caller in new[] { OtherUnit, ClinicalHead, Subscriber })
        {
            Assert.That((await GetAsync("b1", caller)).Refusal?.Code, Is.EqualTo("base.not_found"), caller.Name);
            Assert.That((await TimelineAsync("b1", caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await EligibilityAsync("b1", 2027, caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
        }

        foreach (var caller in new[] { Pharma, NursingHead, Auditor })
            Assert.That((await GetAsync("b1", caller)).IsOk, Is.True, caller.Name);
        Assert.That((await GetAsync("unknown", Auditor)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task Whoever_applied_for_a_base_sees_it_and_its_documents_also_without_unit_and_department()
    {
        var applicant = new Account { Id = "applicant", UserName = "applicant", Name = "申请人" };
        var application = BaseApplication.Draft("app-1", "b1", applicant.Id, Origin.GraduateOfficeInitiated, new(), TestBases.At);
        await Service.SaveAsync(applicant, TestBases.Base("b1", BaseStatus.Candidate), application.Value);
        var caller = new Caller(applicant.Id, applicant.Name, [], null);

        Assert.That((await GetAsync("b1", caller)).Value.Base.Id, Is.EqualTo("b1"));
        Assert.That(await Service.With<CaseAccess, bool>(access => access.MaySeeAsync(caller, CaseKind.Base, "b1", default)), Is.True);
    }

    [Test]
    public async Task Telephone_numbers_are_for_the_college_and_the_bases_own_unit()
    {
        await Service.SaveAsync(TestBases.Complete("b1"));

        foreach (var caller in new[] { Pharma, ClinicalHead, GraduateOfficer })
            Assert.That(Phones((await GetAsync("b1", caller)).Value), Has.Count.EqualTo(5).And.All.Not.Null, caller.Name);
        foreach (var caller in new[] { OtherUnit, Subscriber })
            Assert.That(Phones((await GetAsync("b1", caller)).Value), Has.Count.EqualTo(5).And.All.Null, caller.Name);
    }

    [Test]
    public async Task What_can_be_done_depends_on_who_asks_and_on_the_status()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Approved), TestBases.Base("b2", BaseStatus.Terminated, sequence: 2));

        Assert.That((await GetAsync("b1", GraduateOfficer)).Value.Actions, Is.EqualTo(Enum.GetValues<BaseEditAction>()));
        Assert.That((await GetAsync("b1", Pharma)).Value.Actions, Is.EqualTo(Enum.GetValues<BaseEditAction>().Skip(1)), "all but the working group");
        Assert.That((await GetAsync("b1", ClinicalHead)).Value.Actions, Is.Empty);
        Assert.That((await GetAsync("b2", GraduateOfficer)).Value.Actions, Is.Empty);
    }

    [Test]
    public async Task The_timeline_shows_opinions_only_to_those_whom_the_base_concerns()
    {
        await Service.SaveAsync(TestBases.Complete("b1"));
        await Service.In(scope => scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(GraduateOfficer, "test.events"), _ =>
        {
            scope.GetRequiredService<BaseEvents>().Approved(TestBases.Base("b1", BaseStatus.Approved), null, Regulation.Art3_3);
            scope.GetRequiredService<EventLog>().Append(new("TaskCompleted", "task/t1", []) { BaseId = "b1", Comment = "同意，但条件勉强" });
            return Task.FromResult((Result<bool>)true);
        }, default));

        foreach (var (caller, types) in new[] { (NursingHead, "BaseApproved TaskCompleted"), (Pharma, "BaseApproved TaskCompleted"), (OtherUnit, "BaseApproved"), (Subscriber, "BaseApproved") })
            Assert.That(string.Join(' ', (await TimelineAsync("b1", caller)).Value.Items.Select(item => item.Type)), Is.EqualTo(types), caller.Name);
    }

    [Test]
    public async Task Eligibility_answers_with_reason_and_clause_and_for_years_of_this_century_only()
    {
        await Service.SaveAsync(TestBases.Complete("b1"), TestBases.Base("b2", BaseStatus.Delisted, sequence: 2));

        Assert.That((await EligibilityAsync("b1", 2028, Subscriber)).Value, Is.EqualTo(new EligibilityItem("b1", 2028, true, null, null)));
        var no = (await EligibilityAsync("b2", 2028, Subscriber)).Value;
        Assert.That((no.Eligible, no.Clause, no.Reason?.Zh), Is.EqualTo((false, "6.3.4", "整改后仍不合格，2028 年度停用。")));
        foreach (var year in new[] { 1999, 2101, int.MinValue })
            Assert.That((await EligibilityAsync("b1", year, Subscriber)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "year" }));
    }

    private static List<string?> Phones(BaseDetail detail) =>
    [
        detail.WorkingGroup!.Leader.Phone, detail.WorkingGroup.Deputy.Phone,
        .. detail.WorkingGroup.Staff.Select(member => member.Phone), .. detail.Mentors.Select(mentor => mentor.Phone),
    ];

    private Task<Result<BaseDetail>> GetAsync(string id, Caller caller) =>
        Service.With<GetBase, Result<BaseDetail>>(get => get.HandleAsync(id, caller, default));

    private Task<Result<EventList>> TimelineAsync(string id, Caller caller) =>
        Service.With<GetBaseTimeline, Result<EventList>>(get => get.HandleAsync(id, caller, default));

    private Task<Result<EligibilityItem>> EligibilityAsync(string id, int year, Caller caller) =>
        Service.With<GetEligibility, Result<EligibilityItem>>(get => get.HandleAsync(id, year, caller, default));
}
