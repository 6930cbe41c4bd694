using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>
/// Orders what no route has ordered (6.3.4): a base whose agreement had lapsed when it failed its assessment had nothing to be stopped
/// from; once its agreement is renewed it rectifies like any other. Run daily after midnight in Asia/Shanghai. It looks at how things
/// stand, so what was missed is caught up and twice is once.
/// </summary>
public sealed partial class OrderMissedRectifications(
    WorkflowsDbContext db, UnitOfWork unitOfWork, RectificationOrders orders, WorkflowRunner runner, ILogger<OrderMissedRectifications> logger)
{
    private const string RouteId = "rectification";

    /// <summary>Orders them, each in a transaction of its own.</summary>
    /// <returns>How many were ordered.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var missed = await Missed().AsNoTracking().OrderBy(one => one.Year).ThenBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        var ordered = 0;
        foreach (var id in missed)
            ordered += await OrderAsync(id, cancellationToken) ? 1 : 0;
        return ordered;
    }

    /// <summary>The newest conclusion of a base in force is that it failed, and nothing was ordered for it.</summary>
    private IQueryable<Assessment> Missed() => db.Set<Assessment>().Where(one => one.Status == AssessmentStatus.Concluded && one.Grade == Grade.Failed
        && !db.Set<Rectification>().Any(rectification => rectification.AssessmentId == one.Id)
        && !db.Set<Assessment>().Any(later => later.BaseId == one.BaseId && later.Year > one.Year && later.Status == AssessmentStatus.Concluded)
        && db.Set<TrainingBase>().Any(trainingBase => trainingBase.Id == one.BaseId && trainingBase.Status == BaseStatus.Active));

    private async Task<bool> OrderAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var result = await unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "rectifications.order_missed"), async token =>
            {
                if (await Missed().SingleOrDefaultAsync(one => one.Id == id, token) is not { } assessment)
                    return (Result<bool>)false;
                var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == assessment.BaseId, token);
                var ordered = await orders.OrderAsync(
                    trainingBase, AssessmentDesk.CaseOf(assessment, trainingBase), assessment.Year, [.. assessment.Conclusion!.Problems.Select(RectificationDemand.Of)], token);
                if (!ordered.IsOk)
                    return ordered.Refusal;
                var started = await runner.StartAsync(RouteId, ordered.Value.About, ordered.Value.Input, token);
                return started.IsOk ? true : started.Refusal;
            }, cancellationToken);
            if (!result.IsOk)
                LogStuck(id, result.Refusal.Detail.En);
            return result is { IsOk: true, Value: true };
        }
#pragma warning disable CA1031 // Whatever is wrong with one base must not keep the others waiting.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(exception, id);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "No rectification was ordered for the assessment {Assessment}: {Reason}")]
    private partial void LogStuck(string assessment, string reason);

    [LoggerMessage(LogLevel.Error, "No rectification could be ordered for the assessment {Assessment}; it stays due.")]
    private partial void LogFailure(Exception exception, string assessment);
}
