using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Assessments.Activities;

/// <summary>An activity of the assessment's route.</summary>
public abstract class AssessmentActivity : DomainActivity
{
    private protected static readonly Bilingual Category = new("年度考核", "Assessments");

    /// <inheritdoc />
    protected sealed override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var desk = context.Services.GetRequiredService<AssessmentDesk>();
        var (assessment, one) = await desk.OfCaseAsync(about, default);
        return await ApplyAsync(context, desk, assessment, one);
    }

    /// <summary>Does it.</summary>
    /// <returns>Why it can't be.</returns>
    protected abstract ValueTask<Refusal?> ApplyAsync(IActivityContext context, AssessmentDesk desk, Assessment assessment, TrainingBase one);
}
