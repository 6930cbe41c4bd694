using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Assessments;

/// <summary><c>/api/assessments/campaigns</c> and <c>/schemes</c>: the assessments of a year as a whole (6.3).</summary>
internal static class CampaignEndpoints
{
    // A college's bases are opened within seconds; who asks for hundreds gets the campaign and comes back for the rest.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal sealed record CampaignBody(int Year);

    internal sealed record SchemeBody(
        IReadOnlyList<SchemeDimension> Dimensions, IReadOnlyList<VetoItem> Vetoes, GradeRule Grades, int CorePercent, decimal OutlierPoints,
        int MinExperts, int ObjectionDays);

    public static void MapCampaigns(this RouteGroupBuilder assessments)
    {
        var campaigns = assessments.MapGroup("/campaigns");
        campaigns.MapGet("", ListAsync).WithName("ListCampaigns")
            .WithSummary("各年度考核及进度").WithDescription("The campaigns, newest first, with their progress.");
        campaigns.MapPost("", OpenAsync).WithName("OpenCampaign").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("开展年度考核（研究生处）：同一年度只有一次")
            .WithDescription("Opens the year's campaign; the same year twice is the same campaign. While `state` is `Opening` the assessments are still being opened: ask again by its id.");
        campaigns.MapGet("/preview", PreviewAsync).WithName("PreviewCampaign")
            .WithSummary("预览年度考核：考核哪些基地，哪些不考核及依据").WithDescription("Whom the campaign of a `year` covers, who is left out, why and by which clause.");
        campaigns.MapGet("/{id}", GetAsync).WithName("GetCampaign")
            .WithSummary("查看年度考核的进度").WithDescription("A campaign with its progress.");
        var schemes = assessments.MapGroup("/schemes");
        schemes.MapGet("/{id:int}", GetSchemeAsync).WithName("GetScheme")
            .WithSummary("查看某一年度的考核指标体系").WithDescription("By what bases are assessed in a year; `id` is the year.");
        schemes.MapPut("/{id:int}", SaveSchemeAsync).WithName("SaveScheme").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("编写某一年度的考核指标体系（研究生处）").WithDescription("Replaces the year's scheme, until its campaign is open; `If-Match` takes the version.");
    }

    private static async Task<Results<Ok<CampaignList>, Refused>> ListAsync(
        GetCampaign get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.AllAsync(callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<CampaignItem>, Refused>> GetAsync(
        string id, GetCampaign get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<CampaignPreview>, Refused>> PreviewAsync(
        int year, PreviewCampaign preview, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await preview.HandleAsync(year, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Created<CampaignItem>, Ok<CampaignItem>, Refused>> OpenAsync(
        CampaignBody body, OpenCampaign open, CampaignRunner runner, GetCampaign get, CallerAccessor callers, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var opened = await open.HandleAsync(new(body.Year), callers.Caller, cancellationToken);
        if (!opened.IsOk)
            return new Refused(opened.Refusal);
        var (campaign, isNew) = opened.Value;
        await Task.WhenAny(runner.StartAsync(campaign.Id, callers.Caller), Task.Delay(Patience, time, cancellationToken));
        var found = await get.HandleAsync(campaign.Id, callers.Caller, cancellationToken);
        if (!found.IsOk)
            return new Refused(found.Refusal);
        return isNew ? TypedResults.Created($"/api/assessments/campaigns/{campaign.Id}", found.Value) : TypedResults.Ok(found.Value);
    }

    private static async Task<Results<Ok<SchemeItem>, Refused>> GetSchemeAsync(
        int id, GetScheme get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken) =>
        Show(await get.HandleAsync(id, callers.Caller, cancellationToken), response).ToOk();

    private static async Task<Results<Ok<SchemeItem>, Refused>> SaveSchemeAsync(
        int id, SchemeBody body, SaveScheme save, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        var scheme = new AssessmentScheme(
            body.Dimensions, body.Vetoes, body.Grades, body.CorePercent, body.OutlierPoints, body.MinExperts, body.ObjectionDays);
        return Show(await save.HandleAsync(new(id, scheme, version.Value), callers.Caller, cancellationToken), http.Response).ToOk();
    }

    private static Result<SchemeItem> Show(Result<SchemeItem> result, HttpResponse response)
    {
        if (result.IsOk)
            IfMatch.Write(response, result.Value.Version);
        return result;
    }
}
