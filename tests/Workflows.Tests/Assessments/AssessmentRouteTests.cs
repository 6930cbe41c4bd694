using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests.Assessments;

/// <summary>The route <c>annual-assessment</c> from the opening to the conclusion (6.3).</summary>
public sealed class AssessmentRouteTests(DatabaseProvider provider) : AssessmentTests(provider)
{
    [Test]
    public async Task Graduate_office_and_departments_organise_experts_score_and_the_base_accepts_6_3_1()
    {
        Assert.That(await OpenAsync(), Is.EqualTo(1));
        await OrganiseAsync();
        await ScoreAsync(95);
        await SignAsync("建设与管理成效显著。");
        Assert.That((await ReadAsync()).Status, Is.EqualTo(AssessmentStatus.Announced));
        await MustAsync(Unit, ObjectionStep.TypeKey, "Accept", []);

        var assessment = await ReadAsync();
        Assert.That((assessment.Status, assessment.Grade, assessment.Year), Is.EqualTo((AssessmentStatus.Concluded, (Grade?)Grade.Excellent, 2027)));
        Assert.That(assessment.Proposals.Select(one => (one.DepartmentId, one.Experts.Count)), Is.EquivalentTo(new[] { ("pharmacy", 1), ("nursing", 0) }));
        var events = (await TimelineAsync(assessment.Id)).Select(one => one.Type).ToList();
        Assert.That(events, Does.Contain("AssessmentOpened").And.Contain("AssessmentAnnounced").And.Contain("AssessmentConcluded"));
        Assert.That((await BaseAsync()).Status, Is.EqualTo(BaseStatus.Active));
    }

    [Test]
    public async Task Conflict_of_interest_is_refused_and_named_to_whoever_proposes_6_3_1()
    {
        await OpenAsync();

        var refusal = await DoAsync(Pharmacy, ExpertProposalStep.TypeKey, form: new JsonObject { ["experts"] = new JsonArray("expert9") });

        Assert.That((refusal?.Code, refusal?.Clause), Is.EqualTo(("expert.conflict_of_interest", Regulation.Art6_3_1)));
        var task = (await Service.InboxAsync(Pharmacy)).Single();
        var detail = (await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(task.Id, Pharmacy, default))).Value;
        Assert.That(detail.Fields[0].Options.Single(one => one.Value == "expert9").Label.Zh, Does.Contain("须回避"));
    }

    [Test]
    public async Task Without_a_method_nothing_is_organised_and_without_its_record_nothing_is_scored_6_3_2()
    {
        await OpenAsync();
        await MustAsync(Pharmacy, ExpertProposalStep.TypeKey, form: new JsonObject { ["experts"] = Ids([]) });
        await MustAsync(Nursing, ExpertProposalStep.TypeKey, form: new JsonObject { ["experts"] = Ids([]) });

        Assert.That((await DoAsync(Officer, AssessmentPanelStep.TypeKey, form: new JsonObject { ["experts"] = Ids(Experts) }))?.Code, Is.EqualTo("assessment.no_method"));
        await MustAsync(Officer, AssessmentPanelStep.TypeKey, form: new JsonObject { ["experts"] = Ids(Experts), ["onSite"] = true, ["symposium"] = true });
        var half = Records();
        half.Remove("symposiumRecord");
        Assert.That((await DoAsync(Officer, MethodRecordStep.TypeKey, form: half))?.Errors.Keys, Is.EqualTo(new[] { "form.symposiumRecord" }));
        Assert.That((await Service.InboxAsync(Experts[0])), Is.Empty);
    }

    [Test]
    public async Task Each_expert_scores_alone_and_sees_no_other_before_all_are_in_6_3_3()
    {
        await OpenAsync();
        await OrganiseAsync();
        var first = (await Service.InboxAsync(Experts[0])).Single();
        Assert.That((await DoAsync(Experts[0], ScoreStep.TypeKey, form: new JsonObject { ["i_1_1"] = 11 }))?.Errors.Keys, Does.Contain("form.i_1_1").And.Contain("form.i_5_2"));
        await MustAsync(Experts[0], ScoreStep.TypeKey, form: Sheet(90), comment: "私下的话");

        Assert.That((await OpenTaskAsync(first.Id, Experts[0])).Form, Is.Not.Null, "their own stays readable");
        foreach (var other in new[] { Experts[1], Officer, Director, Pharmacy })
        {
            var seen = await OpenTaskAsync(first.Id, other);
            Assert.That((seen.Form, seen.Comment), Is.EqualTo(((JsonObject?)null, (string?)null)), other.Name);
            Assert.That(seen.History.Select(one => one.Comment), Has.All.Null, other.Name);
        }

        await MustAsync(Experts[1], ScoreStep.TypeKey, form: Sheet(80));
        await MustAsync(Experts[2], ScoreStep.TypeKey, form: Sheet(60));
        Assert.That((await OpenTaskAsync(first.Id, Experts[1])).Form, Is.Not.Null, "all are in");
        var conclusion = await OpenTaskAsync((await Service.InboxAsync(Officer)).Single().Id, Officer);
        Assert.That(conclusion.Fields.Where(one => one.Kind == FieldKind.Info).Select(one => one.Name), Is.EqualTo(new[] { "total", "grade", "spread", "outliers" }));
    }

    [Test]
    public async Task A_base_that_says_nothing_is_concluded_when_the_working_days_for_objections_are_over()
    {
        await OpenAsync();
        await OrganiseAsync();
        await ScoreAsync(70);
        await SignAsync("合格。");
        var until = (await ReadAsync()).ObjectionsUntil!.Value;
        Assert.That(CollegeTime.DayOf(until), Is.EqualTo(new DateOnly(2027, 12, 8)), "five working days from the day after Wednesday, 1 December");
        Assert.That((await Service.InboxAsync(Unit)).Single().DueAt, Is.EqualTo(until), "the base's task is due when the period ends");

        Service.Time.SetUtcNow(until.AddSeconds(-1));
        Assert.That(await FireAsync(), Is.Zero);
        Service.Time.SetUtcNow(until);
        Assert.That(await FireAsync(), Is.EqualTo(1));

        Assert.That((await ReadAsync()).Status, Is.EqualTo(AssessmentStatus.Concluded));
        Assert.That(await Service.InboxAsync(Unit), Is.Empty, "the base is not asked any more");
    }

    [Test]
    public async Task Who_failed_is_rectified_on_the_points_of_the_signed_conclusion_6_3_4()
    {
        await OpenAsync();
        await OrganiseAsync();
        await ScoreAsync(40);
        await SignAsync("不合格。", "示教室不足", "没有安全培训记录");
        await MustAsync(Unit, ObjectionStep.TypeKey, "Accept", []);

        Assert.That((await BaseAsync()).Status, Is.EqualTo(BaseStatus.Rectifying));
        var task = (await Service.InboxAsync(Unit)).Single();
        var detail = (await Service.With<GetRectification, Result<RectificationDetail>>(get => get.HandleAsync(task.CaseId, Unit, default))).Value;
        Assert.That((task.TaskType, detail.Rectification.Year, detail.Rectification.AssessmentId), Is.EqualTo(("rectification-report", 2027, (await ReadAsync()).Id)));
        Assert.That(detail.Items.Select(item => item.Finding), Is.EqualTo(new[] { "示教室不足", "没有安全培训记录" }));
        Assert.That((await TimelineAsync(detail.Rectification.AssessmentId)).Select(one => one.Type), Does.Contain("RectificationOrdered"));
    }

    [Test]
    public async Task An_objection_stops_the_clock_and_if_it_is_right_all_experts_score_again()
    {
        await OpenAsync();
        await OrganiseAsync();
        await ScoreAsync(70);
        await SignAsync("合格。");
        Assert.That((await DoAsync(Unit, ObjectionStep.TypeKey, "Object", []))?.Errors.Keys, Is.EqualTo(new[] { "comment" }));
        await MustAsync(Unit, ObjectionStep.TypeKey, "Object", [], "漏看了新建的示教室。");
        Service.Time.SetUtcNow(December.AddDays(60));
        Assert.That(await FireAsync(), Is.Zero, "the timer is gone");
        await MustAsync(Director, ObjectionDecisionStep.TypeKey, "Reopen", [], "属实，重新评分。", sign: true);

        await ScoreAsync(80);
        await SignAsync("良好。");
        Service.Time.SetUtcNow((await ReadAsync()).ObjectionsUntil!.Value);
        Assert.That(await FireAsync(), Is.EqualTo(1), "nobody decides the old objection again");
        var assessment = await ReadAsync();
        Assert.That((assessment.Status, assessment.Grade, assessment.Objections.Count), Is.EqualTo((AssessmentStatus.Concluded, (Grade?)Grade.Good, 1)));
    }

    [Test]
    public async Task The_base_is_told_the_conclusion_and_never_who_judged_it()
    {
        await OpenAsync();
        await OrganiseAsync();
        await ScoreAsync(80);
        var id = (await ReadAsync()).Id;
        Assert.That((await CaseTimelineAsync(id)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound), "not before it is announced");
        await SignAsync("良好。");

        var told = (await CaseTimelineAsync(id)).Value.Items.Concat((await Service.With<GetBaseTimeline, Result<EventList>>(
            tell => tell.HandleAsync("b1", Unit, default))).Value.Items).ToList();
        Assert.That(told.Select(one => one.Type), Does.Contain("AssessmentAnnounced").And.Not.Contain("TaskCompleted"));
        Assert.That(told.Select(one => one.Actor.Name).Intersect(Experts.Select(one => one.Name)), Is.Empty);
        var picture = (await Service.With<GetRoutePicture, Result<RoutePicture>>(draw => draw.HandleAsync(CaseKind.Assessment, id, Unit, default))).Value;
        Assert.That(picture.Nodes.Select(node => node.Who), Has.All.Null);
        var detail = (await Service.With<GetAssessment, Result<AssessmentDetail>>(get => get.HandleAsync(id, Unit, default))).Value;
        Assert.That(detail.Scores.Sheets.Select(sheet => sheet.Expert).Concat(detail.Experts.Select(expert => expert.Name)).Distinct(), Is.EqualTo(new[] { "专家 1", "专家 2", "专家 3" }));
    }

    [Test]
    public async Task The_conclusion_of_a_failed_base_says_what_has_to_be_put_right_6_3_4()
    {
        await OpenAsync();
        await OrganiseAsync();
        await ScoreAsync(40);
        Assert.That((await DoAsync(Officer, ConclusionStep.TypeKey, form: new JsonObject { ["summary"] = "不合格。" }))?.Code, Is.EqualTo("assessment.no_problems"));
        await SignAsync("不合格。", "导师数量不足", "安全培训记录不完整");
        await MustAsync(Unit, ObjectionStep.TypeKey, "Accept", []);

        var concluded = (await TimelineAsync((await ReadAsync()).Id)).Single(one => one.Type == "AssessmentConcluded");
        Assert.That(((bool)concluded.Data["passed"]!, (decimal)concluded.Data["score"]!), Is.EqualTo((false, (await ReadAsync()).Score)));
    }

    private Task<Result<EventList>> CaseTimelineAsync(string id) =>
        Service.With<GetCaseTimeline, Result<EventList>>(tell => tell.HandleAsync(CaseKind.Assessment, id, Unit, default));

    private Task<int> FireAsync() => Service.With<FireDueTimers, int>(fire => fire.HandleAsync(default));

    private async Task<TaskDetail> OpenTaskAsync(string id, BaseWorkflows.Workflows.Organisation.Caller caller) =>
        (await Service.With<GetTask, Result<TaskDetail>>(get => get.HandleAsync(id, caller, default))).Value;
}
