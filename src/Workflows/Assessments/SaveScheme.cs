using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>The scheme of a year.</summary>
/// <param name="Year">The year that is assessed by it.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Version">Counts its changes; 0 where the year has none of its own and goes by that of an earlier one.</param>
/// <param name="IsFixed">Whether the year's campaign is open, so that it can't be changed any more.</param>
/// <param name="ChangedBy">Who wrote it last; null where nobody has.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record SchemeItem(int Year, AssessmentScheme Scheme, int Version, bool IsFixed, string? ChangedBy, DateTimeOffset? ChangedAt);

/// <summary>Shows the scheme of a year to everybody who is signed in: bases may know by what they are judged.</summary>
public sealed class GetScheme(WorkflowsDbContext db, AssessmentSchemes schemes)
{
    /// <summary>Shows it.</summary>
    public async Task<Result<SchemeItem>> HandleAsync(int year, Caller caller, CancellationToken cancellationToken)
    {
        if (SaveScheme.CheckYear(year) is { } invalid)
            return invalid;
        var row = await db.Set<SchemeRow>().SingleOrDefaultAsync(one => one.Year == year, cancellationToken);
        return new SchemeItem(
            year, row?.Scheme ?? await schemes.OfAsync(year, cancellationToken), row is null ? 0 : db.VersionOf(row),
            await db.Set<Campaign>().AnyAsync(one => one.Year == year, cancellationToken), row?.ChangedBy, row?.ChangedAt);
    }
}

/// <summary>Writes the scheme of a year.</summary>
/// <param name="Year">2000 to 2100.</param>
/// <param name="Scheme">The whole scheme.</param>
/// <param name="Version">The version that the caller saw, 0 for none; null to overwrite whatever is there.</param>
public sealed record SaveSchemeRequest(int Year, AssessmentScheme Scheme, int? Version = null);

/// <summary>Writes the scheme of a year, for the graduate office; not once the year's campaign is open: all bases are judged by the same.</summary>
public sealed class SaveScheme(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, TimeProvider time)
{
    /// <summary>Refuses a scheme that is not valid with messages by field, and a version that is not the stored one.</summary>
    public Task<Result<SchemeItem>> HandleAsync(SaveSchemeRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "assessments.save_scheme", request, unitOfWork.IdempotencyKey), async token =>
        {
            if ((CampaignBooks.Forbid(caller) ?? CheckYear(request.Year) ?? request.Scheme.Check()) is { } refusal)
                return refusal;
            if (await db.Set<Campaign>().AnyAsync(one => one.Year == request.Year, token))
            {
                return new Refusal(RefusalKind.RuleBroken, "assessment.scheme_fixed", new(
                    $"{request.Year} 年度考核已经开展，指标体系不能再改。", $"The assessment of {request.Year} has begun; its scheme can't be changed any more."), Regulation.Art6_3_3);
            }

            var row = await db.Set<SchemeRow>().SingleOrDefaultAsync(one => one.Year == request.Year, token);
            var version = row is null ? 0 : db.VersionOf(row);
            if (request.Version is { } seen && seen != version)
            {
                return new Refusal(RefusalKind.Stale, "assessment.scheme_stale", new(
                    $"{request.Year} 年度指标体系已被{row?.ChangedBy}修改，请刷新后再试。", $"{row?.ChangedBy} has changed the scheme of {request.Year}. Reload and try again."));
            }

            if (row is null)
                db.Add(row = new SchemeRow { Year = request.Year, Scheme = request.Scheme, ChangedBy = caller.Name, ChangedAt = time.GetUtcNow() });
            else
                (row.Scheme, row.ChangedBy, row.ChangedAt) = (request.Scheme, caller.Name, time.GetUtcNow());
            events.Append(new EventRecord("SchemeSaved", $"scheme/{request.Year}", new JsonObject { ["year"] = request.Year }) { Clause = Regulation.Art6_3_3 });
            await db.SaveChangesAsync(token);
            return (Result<SchemeItem>)new SchemeItem(request.Year, row.Scheme, db.VersionOf(row), false, row.ChangedBy, row.ChangedAt);
        }, cancellationToken);

    internal static Refusal? CheckYear(int year)
    {
        var errors = new FieldErrors();
        if (FieldRules.Between(year, CampaignBooks.FirstYear, 2100) is { } message)
            errors.Add("year", message);
        return errors.ToRefusal("assessment.year_invalid", new("考核年度不正确。", "The year is not valid."));
    }
}
