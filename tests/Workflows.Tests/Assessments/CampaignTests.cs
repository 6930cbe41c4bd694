using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Assessments;

/// <summary>The campaign of a year (6.3.1): opened once, by the calendar or by hand, and finished whatever happens.</summary>
public sealed class CampaignTests(DatabaseProvider provider) : AssessmentTests(provider)
{
    [Test]
    public async Task It_opens_on_1_December_in_Changzhi_once_a_year_6_3_1()
    {
        Assert.That(await OpenAsync(), Is.EqualTo(1));
        Service.Time.SetUtcNow(new DateTimeOffset(2028, 11, 30, 15, 59, 59, TimeSpan.Zero));
        Assert.That(await OpenAsync(), Is.Zero, "still November in Changzhi");
        Service.Time.SetUtcNow(new DateTimeOffset(2028, 11, 30, 16, 0, 0, TimeSpan.Zero));
        Assert.That(await OpenAsync(), Is.EqualTo(1));
        Assert.That(await OpenAsync(), Is.Zero, "twice is once");
        Assert.That((await AllAsync()).Select(one => (one.Year, one.Assessments, one.State)), Is.EqualTo(new[] { (2028, 1, CampaignState.Open), (2027, 1, CampaignState.Open) }));
    }

    [Test]
    public async Task A_service_that_was_down_on_1_December_opens_it_when_it_comes_back_6_3_1()
    {
        Service.Time.SetUtcNow(December.AddDays(19));
        Assert.That(await OpenAsync(), Is.EqualTo(1));
        Assert.That((await AllAsync()).Single().Year, Is.EqualTo(2027));
    }

    [Test]
    public async Task Two_nodes_at_the_same_moment_open_each_assessment_once_6_3_1()
    {
        await BasesAsync(20);
        await using var other = await Service.JoinAsync();

        var opened = await Task.WhenAll(OpenAsync(), other.With<OpenDueCampaigns, int>(open => open.HandleAsync(default)));

        Assert.That(opened.Sum(), Is.EqualTo(21));
        Assert.That((await AllAsync()).Single().Assessments, Is.EqualTo(21));
        Assert.That((await Service.InboxAsync(Pharmacy)), Has.Count.EqualTo(21), "one task each");
    }

    [Test]
    public async Task A_department_sees_how_far_the_assessments_of_its_own_bases_are()
    {
        await Service.SaveAsync(
            TestBases.Base("b2", BaseStatus.Active, TestBases.Profile with { DepartmentIds = ["publichealth"] }, sequence: 2), TestBases.Base("b3", BaseStatus.Active, sequence: 3));
        await OpenAsync();

        var publicHealth = new Caller("publichealth.head", "李志勇", [new(Role.DepartmentHead, Scope.Department("publichealth"))], null);
        CampaignItem[] seen = [(await AllAsync()).Single(), (await AllAsync(Pharmacy)).Single(), (await AllAsync(publicHealth)).Single()];

        Assert.That(seen.Select(one => one.Assessments), Has.All.EqualTo(3), "so many there are");
        Assert.That(seen.Select(one => one.ByStatus.Values.Sum()), Is.EqualTo(new[] { 3, 2, 1 }));
    }

    [Test]
    public async Task By_hand_the_same_year_twice_is_the_same_campaign()
    {
        var (first, isNew) = (await ByHandAsync(2027, Officer)).Value;
        var again = (await ByHandAsync(2027, Director)).Value;
        Assert.That((isNew, again.IsNew, again.Campaign.Id), Is.EqualTo((true, false, first.Id)));
        Assert.That((first.Planned, first.State), Is.EqualTo((1, CampaignState.Opening)));
        await Service.With<CampaignRunner, bool>(async runner => { await runner.StartAsync(first.Id, Officer); return true; });
        Assert.That((await AllAsync()).Single(), Is.EqualTo(first with { State = CampaignState.Open, Assessments = 1, ByStatus = null!, ByGrade = null! })
            .Using<CampaignItem>((one, two) => one with { ByStatus = null!, ByGrade = null! } == two with { ByStatus = null!, ByGrade = null! }));
    }

    [Test]
    public async Task Only_the_graduate_office_opens_it_and_for_no_year_that_has_not_begun()
    {
        foreach (var caller in new[] { Pharmacy, Unit, Experts[0] })
        {
            Assert.That((await ByHandAsync(2027, caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await PreviewAsync(2027, caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
        }

        foreach (var year in new[] { 2028, 1999, 0, -1 })
            Assert.That((await ByHandAsync(year, Officer)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "year" }));
    }

    [Test]
    public async Task A_preview_says_whom_it_covers_and_who_is_left_out_by_which_clause()
    {
        await Service.SaveAsync(
            TestBases.Base("lapsed", BaseStatus.Lapsed, sequence: 2), TestBases.Base("rectifying", BaseStatus.Rectifying, sequence: 3),
            TestBases.Base("candidate", BaseStatus.Candidate));

        var preview = (await PreviewAsync(2027, Officer)).Value;

        Assert.That(preview.Covered.Select(one => one.BaseId), Is.EqualTo(new[] { "b1" }));
        Assert.That(preview.LeftOut.Select(one => (one.BaseId, one.Clause)), Is.EqualTo(new[] { ("lapsed", "4.2"), ("rectifying", "6.3.4") }));
        Assert.That((preview.CampaignId, preview.IsDecember), Is.EqualTo(((string?)null, true)));
        Assert.That(await AllAsync(), Is.Empty, "it changes nothing");
    }

    [Test]
    public async Task A_base_back_in_force_in_December_is_taken_in_a_new_one_waits_a_year()
    {
        await Service.SaveAsync(TestBases.Base("b2", BaseStatus.Rectifying, sequence: 2));
        await OpenAsync();
        Service.Time.SetUtcNow(December.AddDays(9));
        await Service.ChangeAsync(async db => Assert.That((await db.Set<TrainingBase>().SingleAsync(one => one.Id == "b2")).PassRectification(TestBases.At), Is.Null));
        var agreement = TestBases.Agreement("b3-agreement", "b3", Domain.Agreements.AgreementStatus.Signing);
        var fresh = TestBases.Base("b3", BaseStatus.Approved, sequence: 3);
        var now = new Domain.Agreements.SignedBy("p", "罗明", Service.Time.GetUtcNow());
        Assert.That(agreement.Sign(Domain.Agreements.AgreementSide.Unit, now), Is.Null);
        foreach (var holder in Enum.GetValues<Domain.Agreements.CopyHolder>())
            Assert.That(agreement.ConfirmReceipt(holder, now), Is.Null);
        Assert.That(fresh.Activate(agreement, now.At), Is.Null);
        await Service.SaveAsync(fresh, agreement);

        Assert.That(await OpenAsync(), Is.EqualTo(1));
        Assert.That((await PreviewAsync(2027, Officer)).Value.LeftOut.Select(one => (one.BaseId, one.Clause)), Is.EqualTo(new[] { ("b3", "6.3.1") }));
        Service.Time.SetUtcNow(December.AddYears(1));
        Assert.That(await OpenAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_campaign_whose_process_was_killed_goes_on_where_it_was()
    {
        await BasesAsync(9);
        var id = (await ByHandAsync(2027, Officer)).Value.Campaign.Id;
        using var killed = new CancellationTokenSource();
        var opened = 0;
        Assert.That(async () => await Service.In(async scope =>
        {
            scope.GetRequiredService<WorkflowsDbContext>().SavedChanges += (_, _) =>
            {
                if (++opened == 4)
                    killed.Cancel();
            };
            return await scope.GetRequiredService<ContinueCampaign>().HandleAsync(id, Officer, killed.Token);
        }), Throws.InstanceOf<OperationCanceledException>());
        var half = (await AllAsync()).Single();
        Assert.That((half.State, half.Planned, half.Assessments), Is.EqualTo((CampaignState.Opening, 10, half.Assessments)));
        Assert.That(half.Assessments, Is.InRange(1, 9));

        Service.Time.SetUtcNow(December.AddDays(45));
        Assert.That(await OpenAsync(), Is.EqualTo(10 - half.Assessments), "also after December");
        Assert.That((await AllAsync()).Single().State, Is.EqualTo(CampaignState.Open));
    }

    [Test]
    public async Task Five_hundred_bases_are_opened_within_a_minute()
    {
        await BasesAsync(499);
        var watch = Stopwatch.StartNew();

        Assert.That(await OpenAsync(), Is.EqualTo(500));

        TestContext.Out.WriteLine($"500 assessments in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task The_scheme_is_written_per_year_and_stands_once_the_campaign_is_open_6_3_3()
    {
        var lenient = DefaultScheme.Value with { Grades = new(new(85, 1), new(70, 2), new(50, 3)), MinExperts = 1 };
        Assert.That((await SaveAsync(2027, lenient, Pharmacy)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await SaveAsync(2027, lenient with { Vetoes = [new("", "")] }, Officer)).Refusal?.Errors.Keys, Does.Contain("vetoes[0].id"));
        Assert.That((await SaveAsync(2027, lenient, Officer, 0)).Value.Version, Is.EqualTo(1));
        Assert.That((await SaveAsync(2027, lenient, Officer, 0)).Refusal?.Kind, Is.EqualTo(RefusalKind.Stale));
        await OpenAsync();
        Assert.That((await SaveAsync(2027, DefaultScheme.Value, Officer)).Refusal?.Code, Is.EqualTo("assessment.scheme_fixed"));
        Assert.That((await SaveAsync(2026, DefaultScheme.Value, Officer)).IsOk, Is.True);

        var (old, now, next) = (await SchemeAsync(2026), await SchemeAsync(2027), await SchemeAsync(2028));
        Assert.That((old.Scheme.MinExperts, now.Scheme.MinExperts, next.Scheme.MinExperts), Is.EqualTo((3, 1, 1)), "a year goes by the one before it");
        Assert.That((now.IsFixed, next.IsFixed, next.Version), Is.EqualTo((true, false, 0)));
        Assert.That(now.Scheme.Grades, Is.EqualTo(lenient.Grades));
    }

    private Task BasesAsync(int count) => Service.SaveAsync([.. Enumerable.Range(2, count).Select(i => TestBases.Base($"b{i}", BaseStatus.Active, sequence: i))]);

    private Task<Result<OpenedCampaign>> ByHandAsync(int year, Caller caller) =>
        Service.With<OpenCampaign, Result<OpenedCampaign>>(open => open.HandleAsync(new(year), caller, default));

    private Task<Result<CampaignPreview>> PreviewAsync(int year, Caller caller) =>
        Service.With<PreviewCampaign, Result<CampaignPreview>>(preview => preview.HandleAsync(year, caller, default));

    private async Task<IReadOnlyList<CampaignItem>> AllAsync(Caller? caller = null) =>
        (await Service.With<GetCampaign, Result<CampaignList>>(get => get.AllAsync(caller ?? Officer, default))).Value.Items;

    private Task<Result<SchemeItem>> SaveAsync(int year, AssessmentScheme scheme, Caller caller, int? version = null) =>
        Service.With<SaveScheme, Result<SchemeItem>>(save => save.HandleAsync(new(year, scheme, version), caller, default));

    private async Task<SchemeItem> SchemeAsync(int year) =>
        (await Service.With<GetScheme, Result<SchemeItem>>(get => get.HandleAsync(year, Unit, default))).Value;
}
