using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Assessments;

/// <summary>An assessment opened: all that its list item says, and beside it what was found and concluded.</summary>
internal sealed record AssessmentAnswer(
    string Id, string CampaignId, int Year, string BaseId, string BaseName, string? BaseNumber, string Unit, BaseCategory Category,
    AssessmentStatus Status, decimal? Score, Grade? Grade, DateTimeOffset OpenedAt, DateTimeOffset? AnnouncedAt, DateTimeOffset? ConcludedAt,
    string RegulationEdition, IReadOnlyList<ExpertItem> Experts, IReadOnlyList<AssessmentMethod> Methods, IReadOnlyList<MethodRecord> Records,
    AssessmentScores Scores, Conclusion? Conclusion, SignedBy? Signature, DateTimeOffset? ObjectionsUntil, SignedBy? Waived,
    IReadOnlyList<Objection> Objections)
{
    public static AssessmentAnswer Of(AssessmentDetail detail)
    {
        var item = detail.Assessment;
        return new(
            item.Id, item.CampaignId, item.Year, item.BaseId, item.BaseName, item.BaseNumber, item.Unit, item.Category, item.Status, item.Score,
            item.Grade, item.OpenedAt, item.AnnouncedAt, item.ConcludedAt, detail.RegulationEdition, detail.Experts, detail.Methods, detail.Records,
            detail.Scores, detail.Conclusion, detail.Signature, detail.ObjectionsUntil, detail.Waived, detail.Objections);
    }
}

/// <summary><c>/api/assessments</c>: the annual assessments (6.3), each as far as it is the caller's to see.</summary>
internal static class AssessmentEndpoints
{
    public static void MapAssessments(this RouteGroupBuilder api)
    {
        var assessments = api.MapGroup("/assessments").WithTags("年度考核 Assessments");
        assessments.MapGet("", ListAsync).WithName("ListAssessments")
            .WithSummary("考核列表：按年度、状态、等级、院系筛选").WithDescription("Assessments that the caller may see, newest year first.");
        assessments.MapGet("/{id}", GetAsync).WithName("GetAssessment")
            .WithSummary("查看考核：专家、方式、得分、结论、异议").WithDescription("An assessment with what was found and concluded.");
        assessments.MapGet("/{id}/scores", GetScoresAsync).WithName("GetAssessmentScores")
            .WithSummary("查看考核得分：五个方面、专家分差、偏离").WithDescription("The scores; before all experts have handed in, the caller's own sheet at most.");
        assessments.MapGet("/{id}/timeline", GetTimelineAsync).WithName("GetAssessmentTimeline")
            .WithSummary("考核的全部经过").WithDescription("What happened, oldest first, as far as the caller is told.");
        assessments.MapGet("/{id}/report", GetReportAsync).WithName("GetAssessmentReport")
            .WithSummary("下载考核报告（Word）").WithDescription("The signed report as a Word document, made from the data as they are now.")
            .Produces<byte[]>(StatusCodes.Status200OK, Paper.ContentType);
        assessments.MapCampaigns();
    }

    private static async Task<Results<Ok<Page<AssessmentItem>>, Refused>> ListAsync(
        ListAssessments list, CallerAccessor callers, CancellationToken cancellationToken, int? year = null, Word<AssessmentStatus>? status = null,
        Word<Grade>? grade = null, string? @base = null, string? department = null, string? text = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(asked.Value, year, status?.Value, grade?.Value, @base, department, text), callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Ok<AssessmentAnswer>, Refused>> GetAsync(
        string id, GetAssessment get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id, callers.Caller, cancellationToken);
        return found.IsOk ? TypedResults.Ok(AssessmentAnswer.Of(found.Value)) : new Refused(found.Refusal);
    }

    private static async Task<Results<Ok<AssessmentScores>, Refused>> GetScoresAsync(
        string id, GetAssessment get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.ScoresAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<EventList>, Refused>> GetTimelineAsync(
        string id, GetCaseTimeline tell, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await tell.HandleAsync(CaseKind.Assessment, id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<FileContentHttpResult, Refused>> GetReportAsync(
        string id, GetAssessmentReport get, CallerAccessor callers, CancellationToken cancellationToken)
    {
        var made = await get.HandleAsync(id, callers.Caller, cancellationToken);
        return made.IsOk ? TypedResults.File(made.Value.Content, Paper.ContentType, made.Value.FileName) : new Refused(made.Refusal);
    }
}
