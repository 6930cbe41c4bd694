using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>
/// Opens the assessments of a campaign that are not there yet: a transaction for each base, so that it can be stopped at any moment and
/// goes on where it was. Safe to run on several nodes at once: of two that open the same assessment one finds it there.
/// </summary>
public sealed partial class ContinueCampaign(
    WorkflowsDbContext db, UnitOfWork unitOfWork, CampaignBooks books, AssessmentDesk desk, WorkflowRunner runner, TimeProvider time,
    ILogger<ContinueCampaign> logger)
{
    /// <summary>The route that an assessment runs.</summary>
    public const string Route = "annual-assessment";

    /// <summary>Opens what is missing.</summary>
    /// <returns>How many were opened; refused where one of them could not be, after the others were tried.</returns>
    public async Task<Result<int>> HandleAsync(string campaignId, Caller caller, CancellationToken cancellationToken)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleAsync(one => one.Id == campaignId, cancellationToken);
        var covered = (await books.BasesAsync(campaign.Year, cancellationToken)).Where(one => one.LeftOut is null).Select(one => one.Base.Id).ToList();
        var there = await db.Set<Assessment>().Where(one => one.CampaignId == campaignId).Select(one => one.BaseId).ToHashSetAsync(cancellationToken);
        var missing = covered.FindAll(id => !there.Contains(id));
        if (missing.Count == 0 && campaign.FinishedAt is not null)
            return 0;

        await PlanAsync(campaignId, there.Union(covered).Count(), caller, cancellationToken);
        var (opened, failure) = (0, (Refusal?)null);
        foreach (var baseId in missing)
        {
            var done = await OpenAsync(campaignId, campaign.Year, baseId, caller, cancellationToken);
            failure ??= done.Refusal;
            opened += done is { IsOk: true, Value: true } ? 1 : 0;
        }

        if (failure is not null)
            return failure;
        await unitOfWork.RunAsync(CommandInfo.Of(caller, "assessments.finish_campaign"), async token =>
        {
            (await db.Set<Campaign>().SingleAsync(one => one.Id == campaignId, token)).Finish(time.GetUtcNow());
            return (Result<bool>)true;
        }, cancellationToken);
        return opened;
    }

    private Task<Result<bool>> PlanAsync(string campaignId, int planned, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "assessments.plan_campaign"), async token =>
        {
            (await db.Set<Campaign>().SingleAsync(one => one.Id == campaignId, token)).Plan(planned);
            return (Result<bool>)true;
        }, cancellationToken);

    private async Task<Result<bool>> OpenAsync(string campaignId, int year, string baseId, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await unitOfWork.RunAsync(
                CommandInfo.Of(caller, "assessments.open"), token => OpenOneAsync(campaignId, year, baseId, token), cancellationToken);
        }
#pragma warning disable CA1031 // Whatever is wrong with one base must not keep the others waiting.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(exception, year, baseId);
            return new Refusal(RefusalKind.RuleBroken, "assessment.not_opened", new(
                "有基地的考核未能发起，请联系系统管理员。", "The assessment of a base could not be opened; ask an administrator."), Regulation.Art6_3_1);
        }
    }

    private async Task<Result<bool>> OpenOneAsync(string campaignId, int year, string baseId, CancellationToken cancellationToken)
    {
        if (await db.Set<Assessment>().AnyAsync(one => one.BaseId == baseId && one.Year == year, cancellationToken))
            return false;
        var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == baseId, cancellationToken);
        if (trainingBase.Status != BaseStatus.Active)
            return false;

        var assessment = Assessment.Open(Guid.CreateVersion7().ToString("N"), campaignId, baseId, year, time.GetUtcNow());
        db.Add(assessment);
        desk.Opened(assessment, trainingBase);
        var started = await runner.StartAsync(Route, AssessmentDesk.CaseOf(assessment, trainingBase), new JsonObject
        {
            ["unitId"] = trainingBase.UnitId,
            ["departmentId"] = trainingBase.DepartmentIds is [var lead, ..] ? lead : null,
            ["departmentIds"] = new JsonArray([.. trainingBase.DepartmentIds.Select(id => (JsonNode)id)]),
        }, cancellationToken);
        return started.IsOk ? true : started.Refusal;
    }

    [LoggerMessage(LogLevel.Error, "The assessment {Year} of the base {Base} could not be opened.")]
    private partial void LogFailure(Exception exception, int year, string @base);
}
