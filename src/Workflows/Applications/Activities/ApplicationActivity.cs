using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Applications.Activities;

/// <summary>An activity of the approval routes: what a decision means for the application and its base.</summary>
public abstract class ApplicationActivity : DomainActivity
{
    private protected static readonly Bilingual Category = new("基地申请", "Applications");

    /// <inheritdoc />
    protected sealed override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var desk = context.Services.GetRequiredService<ApplicationDesk>();
        var (application, trainingBase) = await desk.OfCaseAsync(about, default);
        var from = trainingBase.Status;
        if (await ApplyAsync(context, application, trainingBase) is { } refusal)
            return refusal;

        var reason = Opinion(context);
        desk.Tell(EventType, application, trainingBase, application.RouteClause, reason);
        if (trainingBase.Status != from)
        {
            var changed = ApplicationDesk.CaseOf(application, trainingBase);
            context.Services.GetRequiredService<BaseEvents>().StatusChanged(trainingBase, from, changed, application.RouteClause, reason);
        }

        return null;
    }

    /// <summary>What the application's timeline calls it.</summary>
    protected abstract string EventType { get; }

    /// <summary>Does it.</summary>
    /// <returns>Why it can't be.</returns>
    protected abstract ValueTask<Refusal?> ApplyAsync(IActivityContext context, BaseApplication application, TrainingBase trainingBase);
}
