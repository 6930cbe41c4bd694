using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Assessments.Activities;

/// <summary>
/// <c>BaseWorkflows.ConcludeAssessment</c>: the conclusion is final. Its output <c>result</c> is <c>{grade, passed, year, mustRectify,
/// items}</c>: whether the base failed and is still in force (one whose agreement ended meanwhile has nothing to rectify), and what it
/// then has to put right (6.3.4).
/// </summary>
public sealed class ConcludeAssessment : AssessmentActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.ConcludeAssessment", 1, Category, new("考核结论生效", "Make the conclusion final"),
        new("异议期满或异议处理完毕后，考核结论生效。", "The conclusion is final once objections are over or decided."))
    {
        Outputs = [new("result", "Object", new("结果", "Result"))],
    };

    /// <inheritdoc />
    protected override ValueTask<Refusal?> ApplyAsync(IActivityContext context, AssessmentDesk desk, Assessment assessment, TrainingBase one)
    {
        if (assessment.Conclude(context.Now) is { } refusal)
            return new(refusal);

        desk.Concluded(assessment, one);
        var hasFailed = assessment.Grade == Grade.Failed;
        context.SetOutput("result", new JsonObject
        {
            ["grade"] = $"{assessment.Grade}",
            ["passed"] = !hasFailed,
            ["year"] = assessment.Year,
            ["mustRectify"] = hasFailed && one.Status == BaseStatus.Active,
            ["items"] = hasFailed ? new JsonArray([.. assessment.Conclusion!.Problems.Select(problem => (JsonNode)Item(RectificationDemand.Of(problem)))]) : null,
        });
        return new((Refusal?)null);
    }

    private static JsonObject Item(RectificationDemand demand) => new JsonObject
    {
        ["title"] = demand.Title,
        ["finding"] = demand.Finding,
        ["demand"] = demand.Demand,
    };
}
