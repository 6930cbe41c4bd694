using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Agreements;

/// <summary>Article 4(2) at the end of a term, from the notices to the renewal or the end. The agreement runs from 2027-03-01 to 2030-02-28.</summary>
public sealed class RenewalTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller PharmacyHead = new("pharmacy.head", "陈志强", [new(Role.DepartmentHead, Scope.Department("pharmacy"))], null);
    private static readonly Caller Director = new("grad.director", "王建国", [new(Role.GraduateDirector, Scope.College)], null);
    private static readonly DateOnly LastDay = new(2030, 2, 28);
    private static readonly EventPromise Promise = EventPromise.Kept();

    [SetUp]
    public async Task SaveBase()
    {
        await Service.SaveAccountsAsync(GraduateOfficer, Director, PharmacyOfficer, PharmacyHead, Pharma);
        await Service.SaveAsync(TestBases.Complete("b1"), TestBases.Agreement("b1-agreement", "b1", AgreementStatus.InForce));
    }

    [TearDown]
    public async Task OtherSystemsAreToldWhatWasPromised()
    {
        var told = await Service.With<WorkflowsDbContext, List<EventRow>>(
            db => db.Set<EventRow>().Where(row => PublishedEvents.Names.Contains(row.Type)).ToListAsync());
        Assert.That(told.SelectMany(row => Promise.FaultsOf(row.Type, JsonNode.Parse(row.Data)!)), Is.Empty);
    }

    [Test]
    public async Task The_end_is_told_180_90_30_and_7_days_ahead_each_once_and_lapses_the_day_after()
    {
        var told = new List<int>();
        foreach (var left in new[] { 181, 180, 179, 91, 90, 60, 30, 29, 8, 7, 6, 0, -1, -2 })
        {
            Stand(LastDay.AddDays(-left));
            await RunDueAsync();
            await RunDueAsync();
            if (await CountAsync("AgreementExpiring") > told.Count)
                told.Add(left);
            Assert.That(await StatusAsync(), Is.EqualTo(left < 0 ? BaseStatus.Lapsed : BaseStatus.Active), $"{left} days before");
        }

        Assert.That(told, Is.EqualTo(new[] { 180, 90, 30, 7 }));
        Assert.That((await CountAsync("AgreementLapsed"), await CountAsync("BaseStatusChanged")), Is.EqualTo((1, 1)));
        Assert.That(await EligibleAsync(2030), Is.EqualTo((false, "4.2")));
        var timeline = (await Service.With<GetCaseTimeline, Result<EventList>>(
            get => get.HandleAsync(CaseKind.Agreement, "b1-agreement", Pharma, default))).Value.Items;
        Assert.That(timeline.Select(happened => happened.Type), Has.Exactly(4).EqualTo("AgreementExpiring").And.Exactly(1).EqualTo("AgreementLapsed"));
    }

    [Test]
    public async Task After_months_without_the_service_only_the_nearest_notice_is_told()
    {
        Stand(LastDay.AddDays(-25));
        await RunDueAsync();
        Assert.That(await CountAsync("AgreementExpiring"), Is.EqualTo(1));

        Stand(LastDay.AddDays(400));
        await RunDueAsync();
        Assert.That((await CountAsync("AgreementExpiring"), await StatusAsync()), Is.EqualTo((1, BaseStatus.Lapsed)));
    }

    [Test]
    public async Task Two_nodes_tell_and_lapse_once()
    {
        await using var other = await Service.JoinAsync();
        Stand(LastDay.AddDays(-5));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Node(index).With<TellExpiringAgreements, int>(tell => tell.HandleAsync(default))));
        Stand(LastDay.AddDays(1));
        var lapsed = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Node(index).With<LapseAgreements, int>(lapse => lapse.HandleAsync(default))));

        Assert.That((await CountAsync("AgreementExpiring"), await CountAsync("AgreementLapsed"), lapsed.Sum()), Is.EqualTo((1, 1, 1)));

        TestService Node(int index) => index % 2 == 0 ? Service : other;
    }

    [Test]
    public async Task What_ends_soon_is_shown_to_unit_departments_and_graduate_office()
    {
        foreach (var (left, shown) in new[] { (181, 0), (180, 1), (-30, 1) })
        {
            Stand(LastDay.AddDays(-left));
            await RunDueAsync();
            foreach (var (caller, count) in new[] { (GraduateOfficer, shown), (NursingHead, shown), (Pharma, shown), (OtherUnit, 0), (ClinicalHead, 0) })
                Assert.That((await EndingAsync(caller)).Total, Is.EqualTo(count), $"{caller.Name}, {left} days before");
        }

        Assert.That((await EndingAsync(Pharma)).Items.Single().Status, Is.EqualTo(AgreementStatus.Over));
    }

    [Test]
    public async Task Renewed_before_the_end_it_never_lapses_and_the_terms_follow_each_other()
    {
        Stand(LastDay.AddDays(-100));
        var renewal = await RenewAsync(Pharma);
        Assert.That((await EndingAsync(Pharma)).Items.Single().RenewalId, Is.EqualTo(renewal));
        await SignAsync(renewal, "2030-03-01");

        Stand(LastDay.AddDays(1));
        await RunDueAsync();

        Assert.That(await StatusAsync(), Is.EqualTo(BaseStatus.Active));
        Assert.That((await BaseAsync()).Agreement, Is.EqualTo(new AgreementTerm(renewal, new(2027, 3, 1), new(2034, 2, 28))));
        Assert.That((await CountAsync("AgreementRenewed"), await CountAsync("AgreementLapsed"), await CountAsync("BaseStatusChanged")), Is.EqualTo((1, 0, 0)));
        Assert.That(await EligibleAsync(2030), Is.EqualTo((true, (string?)null)));
        Assert.That((await EndingAsync(Pharma)).Total, Is.Zero);
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    [Test]
    public async Task A_first_day_that_leaves_a_gap_is_refused_at_the_field_and_the_old_text_is_offered()
    {
        Stand(LastDay.AddDays(-100));
        var renewal = await RenewAsync(PharmacyOfficer);
        await CompleteAsync(renewal, GraduateOfficer, "Approve");
        var task = await TaskAsync(renewal, GraduateOfficer);

        var fields = (await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(task.Id, GraduateOfficer, default))).Value.Fields;
        Assert.That(Value("startsOn"), Is.EqualTo("2030-03-01"));
        Assert.That(Value("goals"), Is.EqualTo(TestBases.Content.Sections.Goals));

        var refused = await TryAsync(renewal, GraduateOfficer, "Submit", Forms.Agreement("2030-03-02"));
        Assert.That((refused.Refusal?.Code, refused.Refusal?.Errors.Keys.Single()), Is.EqualTo(("agreement.renewal_start", "form.startsOn")));

        string? Value(string name) => fields.Single(field => field.Name == name).Value?.ToString();
    }

    [Test]
    public async Task Renewed_after_it_lapsed_the_base_is_in_force_again()
    {
        Stand(LastDay.AddDays(40));
        await RunDueAsync();
        var renewal = await RenewAsync(GraduateOfficer);
        await SignAsync(renewal, "2030-04-09");

        Assert.That(await StatusAsync(), Is.EqualTo(BaseStatus.Active));
        Assert.That((await BaseAsync()).Agreement, Is.EqualTo(new AgreementTerm(renewal, new(2030, 4, 9), new(2034, 4, 8))));
        Assert.That((await CountAsync("AgreementRenewed"), await CountAsync("BaseActivated"), await CountAsync("BaseStatusChanged")), Is.EqualTo((1, 1, 2)));
    }

    [Test]
    public async Task One_renewal_at_a_time_whoever_asks_at_once()
    {
        Stand(LastDay.AddDays(-100));
        var asked = await Task.WhenAll(new[] { Pharma, PharmacyOfficer, GraduateOfficer, Director }.Select(TryRenewAsync));

        Assert.That(asked.Count(one => one.IsOk), Is.EqualTo(1));
        Assert.That(asked.Where(one => !one.IsOk).Select(one => one.Refusal!.Code).Distinct(), Is.EqualTo(new[] { "agreement.renewal_running" }));
        Assert.That((await CountAsync("AgreementRenewalOpened"), await OpenTasksAsync()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Too_early_others_and_an_agreement_that_is_not_current_are_refused()
    {
        Stand(LastDay.AddDays(-181));
        Assert.That((await TryRenewAsync(GraduateOfficer)).Refusal?.Code, Is.EqualTo("agreement.renewal_too_early"));
        Stand(LastDay.AddDays(-180));
        Assert.That((await TryRenewAsync(Auditor)).Refusal?.Code, Is.EqualTo("agreement.renewal_forbidden"));
        Assert.That((await TryRenewAsync(OtherUnit)).Refusal?.Code, Is.EqualTo("agreement.not_found"));

        var renewal = await RenewAsync(GraduateOfficer);
        Assert.That((await TryRenewAsync(GraduateOfficer, renewal)).Refusal?.Code, Is.EqualTo("agreement.not_current"));
    }

    [Test]
    public async Task A_declined_renewal_is_void_and_another_one_can_be_begun()
    {
        Stand(LastDay.AddDays(-100));
        var declined = await RenewAsync(Pharma);
        await CompleteAsync(declined, GraduateOfficer, "Reject", comment: "合作效果不佳。");

        var seen = (await Service.With<GetAgreement, Result<AgreementDetail>>(get => get.HandleAsync(declined, Pharma, default))).Value;
        Assert.That(seen.Agreement.Status, Is.EqualTo(AgreementStatus.Void));
        Assert.That(await OpenTasksAsync(), Is.Zero);
        Assert.That(await RenewAsync(GraduateOfficer), Is.Not.EqualTo(declined));
    }

    [Test]
    public async Task Terminated_the_base_takes_no_students_and_its_running_cases_end()
    {
        Stand(LastDay.AddDays(-100));
        var renewal = await RenewAsync(Pharma);
        Assert.That((await TerminateAsync(GraduateOfficer, "到期不再合作。")).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await TerminateAsync(Director, " ")).Refusal?.Errors.Keys, Is.EqualTo(new[] { "reason" }));

        var ended = await TerminateAsync(Director, "单位重组，双方协商终止。");

        Assert.That(ended.Value.Base.Status, Is.EqualTo(BaseStatus.Terminated));
        Assert.That((await EligibleAsync(2030), await OpenTasksAsync()), Is.EqualTo(((false, "4.2"), 0)));
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<WorkflowInstance>().CountAsync(one => one.FinishedAt == null)), Is.Zero);
        var agreement = (await Service.With<GetAgreement, Result<AgreementDetail>>(get => get.HandleAsync(renewal, Pharma, default))).Value.Agreement;
        Assert.That(agreement.Status, Is.EqualTo(AgreementStatus.Void));
        foreach (var type in new[] { "BaseTerminated", "BaseStatusChanged", "InstanceCancelled", "AgreementGivenUp" })
            Assert.That(await CountAsync(type), Is.EqualTo(1), type);
        Assert.That((await TerminateAsync(Director, "再次终止。")).Refusal?.Code, Is.EqualTo("base.action_not_allowed"));
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    [Test]
    public async Task The_renewal_of_a_base_that_is_delisted_meanwhile_ends()
    {
        Stand(LastDay.AddDays(-100));
        var renewal = await RenewAsync(Pharma);
        await ChangeAsync(one => one.OrderRectification(Service.Time.GetUtcNow()) ?? one.Delist(2030, Service.Time.GetUtcNow()));

        Stand(LastDay.AddDays(-99));
        await RunDueAsync();
        await RunDueAsync();

        Assert.That((await OpenTasksAsync(), await CountAsync("InstanceCancelled"), await CountAsync("AgreementGivenUp")), Is.EqualTo((0, 1, 1)));
        var agreement = (await Service.With<GetAgreement, Result<AgreementDetail>>(get => get.HandleAsync(renewal, Pharma, default))).Value.Agreement;
        Assert.That(agreement.Status, Is.EqualTo(AgreementStatus.Void));
    }

    [Test]
    public async Task A_base_whose_agreement_ended_during_its_rectification_lapses_though_it_passed()
    {
        await ChangeAsync(one => one.OrderRectification(Service.Time.GetUtcNow()));
        Stand(LastDay.AddDays(2));
        await RunDueAsync();
        Assert.That(await StatusAsync(), Is.EqualTo(BaseStatus.Rectifying));

        await ChangeAsync(one => one.PassRectification(Service.Time.GetUtcNow()));
        Stand(LastDay.AddDays(3));
        await RunDueAsync();

        Assert.That(await StatusAsync(), Is.EqualTo(BaseStatus.Lapsed));
        Assert.That(await EligibleAsync(2030), Is.EqualTo((false, "4.2")));
    }

    // Noon of a day in Shanghai.
    private void Stand(DateOnly day) => Service.Time.SetUtcNow(new DateTimeOffset(day.ToDateTime(new(4, 0)), TimeSpan.Zero));

    private Task<IReadOnlyList<string>> RunDueAsync() => Service.With<RunDueSchedules, IReadOnlyList<string>>(run => run.HandleAsync(default));

    private Task<int> CountAsync(string type) => Service.With<WorkflowsDbContext, int>(db => db.Set<EventRow>().CountAsync(row => row.Type == type));

    private Task<int> OpenTasksAsync() => Service.With<WorkflowsDbContext, int>(db => db.Set<HumanTask>().CountAsync(task => task.CompletedAt == null));

    private Task<TrainingBase> BaseAsync() => Service.With<WorkflowsDbContext, TrainingBase>(db => db.Set<TrainingBase>().AsNoTracking().SingleAsync(one => one.Id == "b1"));

    private async Task<BaseStatus> StatusAsync() => (await BaseAsync()).Status;

    private Task ChangeAsync(Func<TrainingBase, Refusal?> change) => Service.ChangeAsync(
        async db => Assert.That(change(await db.Set<TrainingBase>().SingleAsync(one => one.Id == "b1")), Is.Null));

    private async Task<(bool Eligible, string? Clause)> EligibleAsync(int year)
    {
        var answer = (await Service.With<GetEligibility, Result<EligibilityItem>>(get => get.HandleAsync("b1", year, Subscriber, default))).Value;
        return (answer.Eligible, answer.Clause);
    }

    private async Task<Page<AgreementItem>> EndingAsync(Caller caller) => (await Service.With<ListAgreements, Result<Page<AgreementItem>>>(
        list => list.HandleAsync(new(new PageRequest(1, 50), Ending: true), caller, default))).Value;

    private Task<Result<string>> TryRenewAsync(Caller caller) => TryRenewAsync(caller, "b1-agreement");

    private Task<Result<string>> TryRenewAsync(Caller caller, string agreementId) =>
        Service.With<RenewAgreement, Result<string>>(renew => renew.HandleAsync(new(agreementId), caller, default));

    private async Task<string> RenewAsync(Caller caller) => (await TryRenewAsync(caller)).Value;

    private Task<Result<BaseDetail>> TerminateAsync(Caller caller, string reason) =>
        Service.With<TerminateBase, Result<BaseDetail>>(terminate => terminate.HandleAsync(new("b1", reason), caller, default));

    private async Task<TaskItem> TaskAsync(string caseId, Caller caller) => (await Service.InboxAsync(caller)).First(task => task.CaseId == caseId);

    private async Task<Result<TaskCompleted>> TryAsync(string caseId, Caller caller, string outcome, JsonObject? form = null, string? comment = null)
    {
        var task = await TaskAsync(caseId, caller);
        var signature = outcome == "Sign" ? new SignatureRequest(Password: TestAccounts.Password) : null;
        return await Service.With<CompleteTask, Result<TaskCompleted>>(
            complete => complete.HandleAsync(new(task.Id, task.Revision, outcome, comment, form, signature), caller, default));
    }

    private async Task CompleteAsync(string caseId, Caller caller, string outcome, JsonObject? form = null, string? comment = null) =>
        Assert.That((await TryAsync(caseId, caller, outcome, form, comment)).Refusal, Is.Null, $"{caller.Name}: {outcome}");

    private async Task SignAsync(string renewal, string startsOn)
    {
        await CompleteAsync(renewal, GraduateOfficer, "Approve");
        await CompleteAsync(renewal, GraduateOfficer, "Submit", Forms.Agreement(startsOn));
        await CompleteAsync(renewal, PharmacyHead, "Sign");
        await CompleteAsync(renewal, Pharma, "Sign");
        await CompleteAsync(renewal, GraduateOfficer, "Confirm");
        await CompleteAsync(renewal, Pharma, "Confirm");
        await CompleteAsync(renewal, PharmacyOfficer, "Confirm");
    }
}
