using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Rectifications.Activities;

/// <summary>An activity that ends a rectification.</summary>
public abstract class RectificationActivity : DomainActivity
{
    /// <summary>Where designers list them.</summary>
    protected static Bilingual Category { get; } = new("整改", "Rectification");

    /// <inheritdoc />
    protected sealed override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var (rectification, trainingBase) = await context.Services.GetRequiredService<RectificationDesk>().OfCaseAsync(about, default);
        if (Apply(context, rectification, trainingBase, about) is { } refusal)
            return refusal;

        context.Services.GetRequiredService<RectificationEvents>().Concluded(rectification, about);
        return null;
    }

    /// <summary>Ends it, and moves the base.</summary>
    protected abstract Refusal? Apply(IActivityContext context, Rectification rectification, TrainingBase trainingBase, CaseRef about);
}
