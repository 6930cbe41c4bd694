using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Tests.Stories;

/// <summary>Article 6 as one chain that nobody has to remember, from the first application to the second.</summary>
public sealed class ThreeYearsTests(DatabaseProvider provider) : BaseStory(provider)
{
    [Test]
    public async Task A_base_is_good_then_rectified_then_delisted_for_a_year_and_applies_again()
    {
        var id = await ComeIntoForceAsync("2027-03-01", "2027-03-22", "CZMC-2027-FL-001");

        await OpenAsync(id, "2027-12-01");
        await AssessAsync(id, 95);
        await DoAsync(id, Unit, "assessment-objection", "Accept");
        await ExpectAsync(id, BaseStatus.Active, (2027, null), (2028, null));
        Assert.That(await NewsOfAsync(id), Is.EqualTo(new[] { "AssessmentConcluded" }));

        var first = await FailAsync(id, 2028, "2028-12-01", "2028-12-12");
        await RectifyAsync(id, first, "2029-01-10");
        await ExpectAsync(id, BaseStatus.Active, (2029, null), (2030, null));
        Assert.That(await NewsOfAsync(id), Is.EqualTo(new[] { "BaseStatusChanged Rectifying-Active 6.3.4", "RectificationConcluded True" }).AsCollection);

        var second = await FailAsync(id, 2029, "2029-12-03", "2029-12-12");
        await LetItPassAsync(id, second);

        var again = await ApplyAgainAsync(id);
        await ExpectAsync(again, BaseStatus.Active, (2030, "4.2"), (2031, null), (2032, null));
        await ExpectAsync(id, BaseStatus.Delisted, (2030, "6.3.4"), (2031, "6.3.4"));
        Assert.That(await ShowAsync(again), Has.Property("OthersOfUnit").EqualTo(new[]
        {
            new UnitRecord(id, "CZMC-2027-FL-001", BaseStatus.Delisted, (await ShowAsync(id)).Base.StatusSince, 2030),
        }));
        Assert.That((await GradesAsync()), Is.EqualTo(new[] { (2029, Grade.Failed), (2028, Grade.Failed), (2027, Grade.Excellent) }));
    }

    private async Task<string> ComeIntoForceAsync(string applied, string signed, string number)
    {
        await DayAsync(applied);
        var application = await DraftAsync();
        var id = application.BaseId;
        await ExpectAsync(id, BaseStatus.Candidate, (2027, "3.1"), (2031, "3.1"));
        Must(await SubmitAsync(application));
        await ExpectAsync(id, BaseStatus.InReview, (2027, "3.1"), (2031, "3.1"));
        await ApproveAsync(id);
        await ExpectAsync(id, BaseStatus.Approved, (2027, "4.1"), (2031, "4.1"));
        Assert.That((await ShowAsync(id)).Base.Number, Is.EqualTo(number));

        await DayAsync(signed);
        await SignAgreementAsync(id, 5);
        var year = Service.Time.Today().Year;
        await ExpectAsync(id, BaseStatus.Active, (year, "5.1"));
        await SetWorkingGroupAsync(id);
        await ExpectAsync(id, BaseStatus.Active, (year, "5.2"));
        await RegisterMentorsAsync(id);
        await FileRulesAsync(id);
        await ExpectAsync(id, BaseStatus.Active, (year - 1, "4.2"), (year, null), (year + 5, null), (year + 6, "4.2"));
        Assert.That(await NewsOfAsync(id), Is.EqualTo(new[]
        {
            "BaseApplied", "BaseStatusChanged Candidate-InReview 3.1", "BaseApproved", "BaseStatusChanged InReview-Approved 3.2", "AgreementSigned", "BaseActivated",
            "BaseStatusChanged Approved-Active 4.1", "BaseEligibilityChanged 5.1", "BaseEligibilityChanged 5.2",
        }).AsCollection);
        return id;
    }

    /// <summary>The day before nothing happens; on the first of December the base is assessed.</summary>
    private async Task OpenAsync(string id, string day)
    {
        await DayAsync($"{day[..4]}-11-30");
        Assert.That(await NewsOfAsync(id), Is.Empty);
        await DayAsync(day);
        Assert.That(await NewsOfAsync(id), Is.EqualTo(new[] { "AssessmentOpened" }));
    }

    /// <summary>The base says nothing until the period for objections is over.</summary>
    private async Task<RectificationDetail> FailAsync(string id, int year, string opened, string final)
    {
        await OpenAsync(id, opened);
        await AssessAsync(id, 40);
        await ExpectAsync(id, BaseStatus.Active, (year, null), (year + 1, null));
        await DayAsync(final);
        await ExpectAsync(id, BaseStatus.Rectifying, (year, "6.3.4"), (year + 1, "6.3.4"), (year + 2, "6.3.4"));
        Assert.That(await NewsOfAsync(id), Is.EqualTo(new[]
        {
            "AssessmentConcluded", "RectificationOrdered", "BaseStatusChanged Active-Rectifying 6.3.4",
        }).AsCollection);

        var ordered = await RectificationAsync(year);
        Assert.That(ordered.Items.Select(item => item.Finding), Is.EqualTo(new[] { "示教室只有一间", "安全培训无记录" }));
        Assert.That(await PaperAsync(ordered, RectificationPaperKind.Notice), Has.Some.Contains($"{ordered.Rectification.DueOn.Year} 年 {ordered.Rectification.DueOn.Month} 月 {ordered.Rectification.DueOn.Day} 日前落实整改"));
        return ordered;
    }

    private async Task RectifyAsync(string id, RectificationDetail ordered, string day)
    {
        await DayAsync(day);
        var evidence = await UploadAsync(CaseKind.Rectification, ordered.Rectification.Id);
        Must(await Service.With<ReportRectification, Result<RectificationDetail>>(report => report.HandleAsync(
            new(ordered.Rectification.Id, [.. ordered.Items.Select(item => new ItemReport(item.Number, "已整改到位。", [evidence]))]), Unit, default)));
        var found = new System.Text.Json.Nodes.JsonObject(ordered.Items.Select(item => KeyValuePair.Create(
            $"{item.Number}", (System.Text.Json.Nodes.JsonNode?)new System.Text.Json.Nodes.JsonObject { ["met"] = true })));
        await DoAsync(id, Officer, "rectification-office-review", "Submit", new() { ["items"] = found.DeepClone() });
        await DoAsync(id, Pharmacy, "rectification-department-review", "Submit", new() { ["items"] = found });
        await DoAsync(id, Director, "rectification-decision", "Approve");
        Assert.That((await RectificationAsync(2028)).Rectification.Status, Is.EqualTo(RectificationStatus.Passed));
    }

    /// <summary>Nothing is handed in: the night after the last day ends it, and register, event and paper name the same year.</summary>
    private async Task LetItPassAsync(string id, RectificationDetail ordered)
    {
        var due = ordered.Rectification.DueOn;
        await DayAsync($"{due:yyyy-MM-dd}");
        await ExpectAsync(id, BaseStatus.Rectifying, (2030, "6.3.4"));
        await DayAsync($"{due.AddDays(1):yyyy-MM-dd}");
        await ExpectAsync(id, BaseStatus.Delisted, (2029, "6.3.4"), (2030, "6.3.4"), (2031, "6.3.4"));
        Assert.That((await ShowAsync(id)).DelistedYear, Is.EqualTo(2030));
        Assert.That(await NewsOfAsync(id), Is.EqualTo(new[]
        {
            "BaseDelisted 2030", "BaseStatusChanged Rectifying-Delisted 6.3.4", "RectificationConcluded False",
        }).AsCollection);

        var ended = await RectificationAsync(2029);
        Assert.That((ended.Rectification.Status, ended.Rectification.DelistedYear), Is.EqualTo((RectificationStatus.Overdue, (int?)2030)));
        Assert.That(await PaperAsync(ended, RectificationPaperKind.Delisting), Has.Some.Contains("2030 年度停用该基地，自 2030 年 1 月 1 日至 2030 年 12 月 31 日不得作为研究生的培养基地"));
    }

    /// <summary>In the delisted year its unit can't apply, and no campaign covers it; on the first day after, it can.</summary>
    private async Task<string> ApplyAgainAsync(string old)
    {
        await DayAsync("2030-09-02");
        var application = await DraftAsync();
        foreach (var day in new[] { "2030-09-03", "2030-12-01", "2030-12-31" })
        {
            await DayAsync(day);
            var refusal = (await SubmitAsync(application)).Refusal;
            Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("application.unit_delisted", Regulation.Art6_3_4)), day);
        }

        await DayAsync("2031-01-01");
        Assert.That(await NewsOfAsync(old), Is.Empty, "the campaign of 2030 leaves it out");
        Must(await SubmitAsync(application));
        await ApproveAsync(application.BaseId);
        Assert.That((await ShowAsync(application.BaseId)).Base.Number, Is.EqualTo("CZMC-2031-FL-001"), "a number of its own");
        await SignAgreementAsync(application.BaseId, 3);
        await SetWorkingGroupAsync(application.BaseId);
        await RegisterMentorsAsync(application.BaseId);
        return application.BaseId;
    }

    /// <summary>Type, and what tells one event of a type from another.</summary>
    private async Task<List<string>> NewsOfAsync(string id) => [.. (await NewsAsync(id)).Select(one => one.Type switch
    {
        "BaseStatusChanged" => $"{one.Type} {one.Data["from"]}-{one.Data["to"]} {one.Clause}",
        "BaseEligibilityChanged" => $"{one.Type} {one.Clause}",
        "RectificationConcluded" => $"{one.Type} {(bool?)one.Data["passed"]}",
        "BaseDelisted" => $"{one.Type} {one.Data["year"]}",
        _ => one.Type,
    })];

    private async Task<BaseDetail> ShowAsync(string id) => Must(await Service.With<GetBase, Result<BaseDetail>>(get => get.HandleAsync(id, Officer, default)));

    private async Task<RectificationDetail> RectificationAsync(int year)
    {
        var listed = Must(await Service.With<ListRectifications, Result<Page<RectificationListItem>>>(list => list.HandleAsync(new(new(1, 200)), Officer, default)));
        var id = listed.Items.Single(one => one.Year == year).Id;
        return Must(await Service.With<GetRectification, Result<RectificationDetail>>(get => get.HandleAsync(id, Officer, default)));
    }

    private async Task<IEnumerable<string>> PaperAsync(RectificationDetail about, RectificationPaperKind kind) =>
        Must(await Service.With<GetRectificationPaper, Result<PaperText>>(get => get.HandleAsync(about.Rectification.Id, kind, Officer, default))).Parts.Select(part => part.Text);

    private async Task<IEnumerable<(int, Grade)>> GradesAsync() =>
        Must(await Service.With<ListAssessments, Result<Page<AssessmentItem>>>(list => list.HandleAsync(new(new(1, 200)), Officer, default)))
            .Items.Select(one => (one.Year, one.Grade!.Value)).OrderDescending();
}
