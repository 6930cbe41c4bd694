using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Assessments.Steps;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tests.Assessments;

/// <summary>What becomes of an assessment, and of what follows from it, where the agreement ends first (4.2, 6.3.4).</summary>
public sealed class EndedAgreementTests(DatabaseProvider provider) : AssessmentTests(provider)
{
    [Test]
    public async Task A_base_that_had_lapsed_when_it_failed_rectifies_once_it_is_renewed_6_3_4()
    {
        await FailAsync(lapsesFirst: true);
        Assert.That((await BaseAsync()).Status, Is.EqualTo(BaseStatus.Lapsed));
        Assert.That(await OrderAsync(), Is.Zero, "it takes no students anyway");
        await SetAsync(BaseStatus.Active);

        Assert.That(await OrderAsync(), Is.EqualTo(1));
        Assert.That(await OrderAsync(), Is.Zero, "twice is once");

        Assert.That((await BaseAsync()).Status, Is.EqualTo(BaseStatus.Rectifying));
        var task = (await Service.InboxAsync(Unit)).Single();
        var detail = (await Service.With<GetRectification, Result<RectificationDetail>>(get => get.HandleAsync(task.CaseId, Unit, default))).Value;
        Assert.That((task.TaskType, detail.Rectification.AssessmentId), Is.EqualTo(("rectification-report", (await ReadAsync()).Id)));
        Assert.That(detail.Items.Select(item => item.Finding), Is.EqualTo(new[] { "示教室不足" }));
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    [Test]
    public async Task What_the_route_has_ordered_is_not_ordered_again_6_3_4()
    {
        await FailAsync(lapsesFirst: false);
        await SetAsync(BaseStatus.Active);

        Assert.That(await OrderAsync(), Is.Zero);
    }

    [Test]
    public async Task Terminated_while_it_is_assessed_the_assessment_is_discontinued_and_nobody_is_asked_any_more_4_2()
    {
        await OpenAsync();
        await OrganiseAsync();
        await MustAsync(Experts[0], ScoreStep.TypeKey, form: Sheet(90));

        Assert.That((await TerminateAsync()).Refusal, Is.Null);

        var assessment = await ReadAsync();
        Assert.That((assessment.Status, assessment.AreScoresOpen, assessment.Grade), Is.EqualTo((AssessmentStatus.Discontinued, false, (Grade?)null)));
        Assert.That(await Service.InboxAsync(Experts[1]), Is.Empty);
        Assert.That(await OpenAsync(), Is.Zero, "it is not opened again");
    }

    private async Task FailAsync(bool lapsesFirst)
    {
        await OpenAsync();
        await OrganiseAsync();
        await ScoreAsync(40);
        await SignAsync("不合格。", "示教室不足");
        if (lapsesFirst)
            await Service.ChangeAsync(async db => Assert.That((await db.Set<TrainingBase>().SingleAsync()).Lapse(new(2040, 1, 1), Service.Time.GetUtcNow()), Is.Null));
        await MustAsync(Unit, ObjectionStep.TypeKey, "Accept", []);
        Assert.That((await ReadAsync()).Grade, Is.EqualTo(Grade.Failed));
    }

    // How an agreement is renewed is for others to show.
    private Task SetAsync(BaseStatus status) => Service.ChangeAsync(
        async db => db.Entry(await db.Set<TrainingBase>().SingleAsync()).Property(one => one.Status).CurrentValue = status);

    private Task<int> OrderAsync() => Service.With<OrderMissedRectifications, int>(order => order.HandleAsync(default));

    private Task<Result<BaseDetail>> TerminateAsync() =>
        Service.With<TerminateBase, Result<BaseDetail>>(terminate => terminate.HandleAsync(new("b1", "单位重组。"), Director, default));
}
