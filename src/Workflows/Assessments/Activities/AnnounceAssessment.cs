using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Assessments.Activities;

/// <summary>
/// <c>BaseWorkflows.AnnounceAssessment</c>: tells the base the signed conclusion. Its output <c>result</c> is <c>{objectionsUntil}</c>, the
/// last second (UTC) of the scheme's working days for objections.
/// </summary>
public sealed class AnnounceAssessment : AssessmentActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.AnnounceAssessment", 1, Category, new("公布考核结论", "Announce the conclusion"),
        new("向基地公布已签发的考核结论，开始异议期。", "Tells the base the signed conclusion; the period for objections begins."))
    {
        Outputs = [new("result", "Object", new("结果", "Result"))],
    };

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, AssessmentDesk desk, Assessment assessment, TrainingBase one)
    {
        var days = (await desk.SchemeOfAsync(assessment, default)).ObjectionDays;
        var until = (await context.Services.GetRequiredService<WorkingCalendars>().CurrentAsync(default)).DeadlineAfter(context.Now, days);
        if (assessment.Announce(until, context.Now) is { } refusal)
            return refusal;

        await context.Services.GetRequiredService<QuestionnaireDesk>().ReleaseAsync(assessment.Id, default);
        desk.Tell("AssessmentAnnounced", assessment, one, Regulation.Art6_3, new JsonObject
        {
            ["grade"] = $"{assessment.Grade}",
            ["objectionsUntil"] = until.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        });
        context.SetOutput("result", new JsonObject { ["objectionsUntil"] = until.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
        return null;
    }
}
