using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Reports;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using MiniExcelLibs;

namespace BaseWorkflows.Workflows.Tests.Reports;

/// <summary>What the reports count, for whom, and that both databases count alike.</summary>
public sealed class ReportTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly BaseProfile Clinical = TestBases.Profile with { Category = BaseCategory.Clinical, DepartmentIds = ["clinical"], UnitId = null };

    [Test]
    public async Task The_pipeline_counts_every_status_and_a_department_counts_its_own()
    {
        await Service.SaveAsync(
            TestBases.Base("a1", BaseStatus.Active, sequence: 1), TestBases.Base("a2", BaseStatus.Active, Clinical, 2),
            TestBases.Base("r", BaseStatus.Rectifying, sequence: 3), TestBases.Base("c", BaseStatus.Candidate));

        var all = (await OverviewAsync(People.GraduateOfficer)).Value.Pipeline;
        var pharmacy = (await OverviewAsync(People.PharmacyOfficer)).Value.Pipeline;
        var clinical = (await OverviewAsync(People.Auditor, new(Category: BaseCategory.Clinical))).Value.Pipeline;

        Assert.That(all.Select(each => each.Status), Is.EqualTo(Enum.GetValues<BaseStatus>()));
        Assert.That(Of(all), Is.EqualTo((1, 2, 1)));
        Assert.That(Of(pharmacy), Is.EqualTo((1, 1, 1)));
        Assert.That(Of(clinical), Is.EqualTo((0, 1, 0)));
        Assert.That(Of((await OverviewAsync(People.GraduateOfficer, new("clinical"))).Value.Pipeline), Is.EqualTo((0, 1, 0)));

        static (int Candidate, int Active, int Rectifying) Of(IReadOnlyList<StatusCount> pipeline) => (
            pipeline.Single(each => each.Status == BaseStatus.Candidate).Bases, pipeline.Single(each => each.Status == BaseStatus.Active).Bases,
            pipeline.Single(each => each.Status == BaseStatus.Rectifying).Bases);
    }

    [Test]
    public async Task Agreements_of_bases_in_use_that_end_within_half_a_year_are_named_the_first_ending_one_first()
    {
        var lastDay = TestBases.Today.AddYears(3).AddDays(-1);
        await Service.SaveAsync(TestBases.Base("a1", BaseStatus.Active, sequence: 1), TestBases.Base("l", BaseStatus.Lapsed, sequence: 2), TestBases.Base("t", BaseStatus.Terminated, sequence: 3));

        Service.Time.SetUtcNow(CollegeTime.EndOf(lastDay.AddDays(-181)));
        Assert.That((await OverviewAsync(People.GraduateOfficer)).Value.Ending, Is.Empty);
        Service.Time.SetUtcNow(CollegeTime.EndOf(lastDay.AddDays(-180)));
        var soon = (await OverviewAsync(People.GraduateOfficer)).Value.Ending;
        Assert.That(soon.Select(one => (one.BaseId, one.EndsOn, one.DaysLeft)), Is.EqualTo(new[] { ("a1", lastDay, 180) }));
        Service.Time.SetUtcNow(CollegeTime.EndOf(lastDay));
        Assert.That((await OverviewAsync(People.GraduateOfficer)).Value.Ending.Single().DaysLeft, Is.Zero);
        Service.Time.SetUtcNow(CollegeTime.EndOf(lastDay.AddDays(1)));
        Assert.That((await OverviewAsync(People.GraduateOfficer)).Value.Ending, Is.Empty);
    }

    [Test]
    public async Task Steps_tell_the_median_the_slowest_case_and_what_waits()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active, sequence: 1), TestBases.Base("b2", BaseStatus.Active, Clinical, 2));
        foreach (var (days, number) in new[] { 1.0, 2, 4, 40 }.Select((days, i) => (days, i)))
            await SaveTaskAsync($"done{number}", "审批", "b1", number == 3 ? "最慢的事项" : "别的事项", -50, done: -50 + days);
        await SaveTaskAsync("open", "审批", "b1", "等着的事项", -9, due: -1);
        await SaveTaskAsync("other", "考察", "b2", "临床事项", -3);
        await SaveTaskAsync("trial", "审批", "b1", "试运行", -9, kind: CaseKind.Route);

        var report = (await StepsAsync(People.GraduateOfficer)).Value;

        var step = report.Steps.Single(each => each.Step == "审批");
        Assert.That((step.Done, step.MedianDays, step.SlowestDays, step.Slowest?.Title), Is.EqualTo((4, 3.0m, 40.0m, "最慢的事项")));
        Assert.That((step.Waiting, step.Overdue, step.OldestDays), Is.EqualTo((1, 1, 9.0m)));
        Assert.That((report.Steps.Single(each => each.Step == "考察").Waiting, (await OverviewAsync(People.GraduateOfficer)).Value.WaitingTasks), Is.EqualTo((1, 2)));
        Assert.That((await StepsAsync(People.PharmacyOfficer)).Value.Steps.Select(each => each.Step), Is.EqualTo(new[] { "审批" }));
        Assert.That((await StepsAsync(People.GraduateOfficer, new(Category: BaseCategory.Clinical))).Value.Steps.Select(each => each.Step), Is.EqualTo(new[] { "考察" }));
    }

    [Test]
    public async Task Only_tasks_done_in_the_time_that_is_asked_for_are_counted_and_both_days_are_in_it()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));
        await SaveTaskAsync("done", "审批", "b1", "事项", -50, done: -20);
        var day = TestBases.Today.AddDays(-20);

        Assert.That((await StepsAsync(People.Auditor, from: day, to: day)).Value.Steps.Single().Done, Is.EqualTo(1));
        Assert.That((await StepsAsync(People.Auditor, from: day.AddDays(1))).Value.Steps, Is.Empty);
        Assert.That((await StepsAsync(People.Auditor, to: day.AddDays(-1))).Value.Steps, Is.Empty);
        Assert.That((await StepsAsync(People.Auditor, from: day, to: day.AddDays(-1))).Refusal?.Errors.Keys, Is.EqualTo(new[] { "from" }));
    }

    [Test]
    public async Task Scores_are_counted_by_year_and_dimension_once_they_are_announced()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active, sequence: 1), TestBases.Base("b2", BaseStatus.Active, Clinical, 2));
        await Service.SaveAsync(
            Campaign.Open("c26", 2026, "李晓燕", TestBases.At), Campaign.Open("c27", 2027, "李晓燕", TestBases.At),
            Scored("1", "c26", "b1", 2026, 100), Scored("2", "c27", "b1", 2027, 100), Scored("3", "c27", "b2", 2027, 50),
            Scored("4", "c26", "b2", 2026, 100, announce: false));

        var years = (await ScoresAsync(People.GraduateOfficer)).Value.Years;

        Assert.That(years.Select(year => (year.Year, year.Assessments)), Is.EqualTo(new[] { (2026, 1), (2027, 2) }));
        Assert.That((years[1].Lowest, years[1].Highest), Is.EqualTo((50m, 100m)));
        Assert.That(years[1].Mean, Is.EqualTo(75m));
        Assert.That(years[1].Dimensions.Select(each => each.Dimension), Is.EqualTo(Enum.GetValues<Dimension>()));
        Assert.That(years[1].Dimensions.Select(each => each.Percent), Has.All.EqualTo(75m));
        Assert.That(years[1].Grades.Where(each => each.Assessments > 0).Select(each => each.Grade), Is.EquivalentTo(new[] { Grade.Excellent, Grade.Failed }));
        Assert.That((await ScoresAsync(People.ClinicalHead)).Value.Years.Select(year => (year.Year, year.Mean)), Is.EqualTo(new[] { (2027, 50m) }));
        Assert.That((await OverviewAsync(People.GraduateOfficer)).Value.Campaign?.Stages.Single(each => each.Assessments > 0), Is.EqualTo(new StageCount(AssessmentStatus.Announced, 2)));
    }

    [Test]
    public async Task Whoever_has_no_office_has_no_reports()
    {
        foreach (var caller in new[] { People.Pharma, People.Subscriber, new Caller("expert1", "专家", [new(Role.Expert, Scope.College)], null) })
        {
            Assert.That((await OverviewAsync(caller)).Refusal?.Code, Is.EqualTo("reports.forbidden"), caller.Name);
            Assert.That((await StepsAsync(caller)).Refusal?.Code, Is.EqualTo("reports.forbidden"), caller.Name);
            Assert.That((await ScoresAsync(caller)).Refusal?.Code, Is.EqualTo("reports.forbidden"), caller.Name);
        }
    }

    [Test]
    public async Task Every_report_goes_into_a_spreadsheet()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));
        await SaveTaskAsync("done", "审批", "b1", "事项", -50, done: -20);

        var overview = Rows(ReportSheets.Overview((await OverviewAsync(People.Auditor)).Value, text => text.Zh), "基地状态");
        var steps = Rows(ReportSheets.Steps((await StepsAsync(People.Auditor)).Value, text => text.En), "Steps");
        var scores = new MemoryStream(ReportSheets.Scores((await ScoresAsync(People.Auditor)).Value, text => text.Zh).Content).Query(sheetName: "考核得分").Cast<IDictionary<string, object>>();

        Assert.That(overview.Select(row => ((string)row["状态"], Convert.ToInt32(row["基地数"], null))), Does.Contain(("在用", 1)));
        Assert.That(steps.Single()["Step"], Is.EqualTo("审批"));
        Assert.That(Convert.ToDecimal(steps.Single()["Median, days"], null), Is.EqualTo(30m));
        Assert.That(scores.First().Values, Does.Contain("平均分"), "a report without rows still has its headings");
    }

    private static List<IDictionary<string, object>> Rows(Spreadsheet sheet, string name) =>
        [.. new MemoryStream(sheet.Content).Query(useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object>>()];

    private static Assessment Scored(string id, string campaign, string baseId, int year, int percent, bool announce = true)
    {
        var scheme = DefaultScheme.Value;
        var (by, day) = (new SignedBy("grad.officer", "李晓燕", TestBases.At), TestBases.Today);
        ExpertAffiliation[] experts = [.. Enumerable.Range(1, 3).Select(i => new ExpertAffiliation($"e{i}", $"专家{i}", null, null))];
        var made = Assessment.Open(id, campaign, baseId, year, TestBases.At);
        List<Refusal?> refusals =
        [
            made.Organise(experts, [AssessmentMethod.OnSite], new("unit", ["pharmacy"]), scheme),
            made.Record([new(AssessmentMethod.OnSite, day, "查看台账。", [])], day),
            .. experts.Select(expert => made.Hand(
                new(expert.PersonId, expert.Name, scheme.Indicators().ToDictionary(one => one.Id, one => one.MaxPoints * percent / 100m), [], null, TestBases.At), scheme)),
        ];
        if (announce)
            refusals.AddRange([made.Draft(new("结论。", ["宿舍不足"], by), scheme), made.Sign(by, scheme), made.Announce(TestBases.At.AddDays(7), TestBases.At)]);
        Assert.That(refusals.OfType<Refusal>().Select(refusal => refusal.Code), Is.Empty);
        return made;
    }

    /// <summary>A task about a base; times in days from now.</summary>
    private Task SaveTaskAsync(string id, string step, string baseId, string title, double created, double? done = null, double? due = null, CaseKind kind = CaseKind.Base) =>
        Service.ChangeAsync(db =>
        {
            var task = new HumanTask
            {
                Id = id,
                InstanceId = "instance",
                BookmarkId = id,
                ActivityId = "activity",
                Step = step,
                Title = title,
                TaskType = PlainTask.TypeKey,
                Case = new(kind, baseId, title, baseId, baseId),
                StartedById = "somebody",
                Candidates = [],
                Outcomes = ["Approve"],
                CreatedAt = TestBases.At.AddDays(created),
                DueAt = due is { } late ? TestBases.At.AddDays(late) : null,
            };
            if (done is { } days)
                task.Complete(People.GraduateOfficer, "Approve", null, "{}", TestBases.At.AddDays(days));
            db.AddTask(task, []);
            return Task.CompletedTask;
        });

    private Task<Result<OverviewReport>> OverviewAsync(Caller caller, ReportFilter? filter = null) =>
        Service.With<GetOverview, Result<OverviewReport>>(get => get.HandleAsync(filter ?? new(), caller, default));

    private Task<Result<StepTimesReport>> StepsAsync(Caller caller, ReportFilter? filter = null, DateOnly? from = null, DateOnly? to = null) =>
        Service.With<GetStepTimes, Result<StepTimesReport>>(get => get.HandleAsync(new(filter ?? new(), from, to), caller, default));

    private Task<Result<ScoreReport>> ScoresAsync(Caller caller) =>
        Service.With<GetScoreReport, Result<ScoreReport>>(get => get.HandleAsync(new(new()), caller, default));
}
