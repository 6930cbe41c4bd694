using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Bases;

/// <summary>
/// Rules, exchange meetings and yearly facts of a base (article 6), and what is missing. Open to those whom the base concerns.
/// Documents are uploaded before, with <c>caseKind=Base</c> and the base as <c>caseId</c>.
/// </summary>
internal static class RecordEndpoints
{
    internal sealed record RulesBody(RulesKind? Kind, string? DocumentId, DateOnly? EffectiveOn, string? Note);

    internal sealed record ExchangeBody(
        DateOnly? HeldOn, string? Place, string? Topic, IReadOnlyList<Participant>? CollegeSide, IReadOnlyList<Participant>? BaseSide,
        string? Minutes, IReadOnlyList<string>? DocumentIds)
    {
        public ExchangeEntry ToEntry() => new(HeldOn, Place, Topic, CollegeSide, BaseSide, Minutes, DocumentIds);
    }

    internal sealed record ChangedExchangeBody(
        string? Id, DateOnly? HeldOn, string? Place, string? Topic, IReadOnlyList<Participant>? CollegeSide, IReadOnlyList<Participant>? BaseSide,
        string? Minutes, IReadOnlyList<string>? DocumentIds)
    {
        public ExchangeEntry ToEntry() => new(HeldOn, Place, Topic, CollegeSide, BaseSide, Minutes, DocumentIds);
    }

    internal sealed record FactsBody(
        int? Year, decimal? SpecialFund, decimal? Investment, decimal? MonthlyAllowance, IReadOnlyList<DisciplineFacts>? Disciplines,
        ConditionFact? Living, ConditionFact? Study, ConditionFact? Work, string? Remark)
    {
        public FactsEntry ToEntry() => new(SpecialFund, Investment, MonthlyAllowance, Disciplines, Living, Study, Work, Remark);
    }

    public static void MapRecords(this RouteGroupBuilder bases)
    {
        bases.MapGet("/{id}/rules", ListRulesAsync).WithName("ListBaseRules")
            .WithSummary("安全管理办法与运行管理办法，含历次版本（6.1）").WithDescription("Safety and operation rules with all versions; `isInEffect` marks the ones that hold today.");
        bases.MapPost("/{id}/rules", FileRulesAsync).WithName("FileBaseRules").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("备案新版管理办法（6.1）").WithDescription("Files the next version of a kind: graduate office, departments of the base, and its unit. Old versions stay.");
        bases.MapGet("/{id}/exchanges", ListExchangesAsync).WithName("ListExchanges")
            .WithSummary("定期交流记录（6.1）").WithDescription("Exchange meetings, the latest first.");
        bases.MapPost("/{id}/exchanges", RecordExchangeAsync).WithName("RecordExchange").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记一次交流（6.1）").WithDescription("Day, place, topic, participants of both sides, minutes as text or documents.");
        bases.MapPut("/{id}/exchanges", ChangeExchangeAsync).WithName("ChangeExchange").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("更正交流记录（6.1）").WithDescription("Replaces the record that `id` in the body names; `If-Match` takes its version. Not after the assessment of its year.");
        bases.MapGet("/{id}/facts", ListFactsAsync).WithName("ListFacts")
            .WithSummary("历年情况：条件、专项基金、投入、生活补贴、研究生（6.2、6.4）").WithDescription("Yearly facts, the latest first.");
        bases.MapPut("/{id}/facts", ReportFactsAsync).WithName("ReportFacts").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("填报某年度情况（6.2、6.4）").WithDescription("Reports or corrects the facts of `year`; `If-Match` takes their version, 0 for none yet. Not after the assessment of that year.");
        bases.MapGet("/{id}/gaps", GapsAsync).WithName("GetBaseGaps")
            .WithSummary("按第五条、第六条还缺什么").WithDescription("What is missing by articles 5 and 6; for the year whose facts are due where none is given.");
    }

    private static async Task<Results<Ok<RulesList>, Refused>> ListRulesAsync(
        string id, ListRules list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Created<RulesList>, Refused>> FileRulesAsync(
        string id, RulesBody body, FileRules file, CallerAccessor callers, CancellationToken cancellationToken)
    {
        if (body.Kind is not { } kind)
            return new Refused(Missing.Field("kind"));
        var filed = await file.HandleAsync(new(id, kind, new(body.DocumentId, body.EffectiveOn, body.Note)), callers.Caller, cancellationToken);
        return filed.IsOk ? TypedResults.Created($"/api/bases/{id}/rules", filed.Value) : new Refused(filed.Refusal);
    }

    private static async Task<Results<Ok<ExchangeList>, Refused>> ListExchangesAsync(
        string id, ListExchanges list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Created<ExchangeItem>, Refused>> RecordExchangeAsync(
        string id, ExchangeBody body, RecordExchange record, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken)
    {
        var written = await record.HandleAsync(new(id, body.ToEntry()), callers.Caller, cancellationToken);
        if (!written.IsOk)
            return new Refused(written.Refusal);
        IfMatch.Write(response, written.Value.Version);
        return TypedResults.Created($"/api/bases/{id}/exchanges", written.Value);
    }

    private static async Task<Results<Ok<ExchangeItem>, Refused>> ChangeExchangeAsync(
        string id, ChangedExchangeBody body, RecordExchange record, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        if (body.Id is null)
            return new Refused(Missing.Field("id"));
        var changed = await record.HandleAsync(new(id, body.ToEntry(), body.Id, version.Value), callers.Caller, cancellationToken);
        if (changed.IsOk)
            IfMatch.Write(http.Response, changed.Value.Version);
        return changed.ToOk();
    }

    private static async Task<Results<Ok<FactsList>, Refused>> ListFactsAsync(
        string id, ListFacts list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<FactsItem>, Refused>> ReportFactsAsync(
        string id, FactsBody body, ReportFacts report, CallerAccessor callers, HttpContext http, CancellationToken cancellationToken)
    {
        var version = IfMatch.Read(http.Request);
        if (!version.IsOk)
            return new Refused(version.Refusal);
        if (body.Year is not { } year)
            return new Refused(Missing.Field("year"));
        var reported = await report.HandleAsync(new(id, year, body.ToEntry(), version.Value), callers.Caller, cancellationToken);
        if (reported.IsOk)
            IfMatch.Write(http.Response, reported.Value.Version);
        return reported.ToOk();
    }

    private static async Task<Results<Ok<BaseGapList>, Refused>> GapsAsync(
        string id, GetBaseGaps get, CallerAccessor callers, CancellationToken cancellationToken, int? year = null) =>
        (await get.HandleAsync(id, year, callers.Caller, cancellationToken)).ToOk();
}
