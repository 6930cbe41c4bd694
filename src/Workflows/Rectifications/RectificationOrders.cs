using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>A rectification that was ordered.</summary>
/// <param name="About">The case that it is.</param>
/// <param name="Input">The input of its route.</param>
internal sealed record OrderedRectification(CaseRef About, JsonObject Input);

/// <summary>Orders rectifications (6.3.4), in the running unit of work.</summary>
public sealed class RectificationOrders(
    WorkflowsDbContext db, WorkingCalendars calendars, IOptions<RectificationOptions> options, RectificationEvents events, BaseEvents bases, TimeProvider time)
{
    /// <summary>Stops the base, which has to be in force, and sets the deadline on the working calendar; the route is the caller's to start.</summary>
    /// <param name="one">The base, tracked.</param>
    /// <param name="assessment">The assessment that was failed.</param>
    /// <param name="year">The year that was assessed.</param>
    /// <param name="demands">What has to be put right.</param>
    /// <param name="cancellationToken">Stops reading the calendar.</param>
    internal async Task<Result<OrderedRectification>> OrderAsync(
        TrainingBase one, CaseRef assessment, int year, IReadOnlyList<RectificationDemand> demands, CancellationToken cancellationToken)
    {
        var (from, now) = (one.Status, time.GetUtcNow());
        if (one.OrderRectification(now) is { } refusal)
            return refusal;

        var calendar = await calendars.CurrentAsync(cancellationToken);
        var ordered = Rectification.Order(
            Guid.CreateVersion7().ToString("N"), one.Id, assessment.Id, year, demands, calendar.After(CollegeTime.DayOf(now), options.Value.Workdays), now);
        db.Add(ordered);
        events.Ordered(ordered, assessment);
        bases.StatusChanged(one, from, assessment, Regulation.Art6_3_4, $"{year} 年度考核不合格，限期整改至 {ordered.DueOn:yyyy-MM-dd}。");
        var about = RectificationDesk.CaseOf(ordered, one);
        return new OrderedRectification(about, new()
        {
            [CaseRef.InputName] = about.ToJson(),
            ["unitId"] = one.UnitId,
            ["departmentIds"] = new JsonArray([.. one.DepartmentIds.Select(id => (JsonNode)id)]),
        });
    }
}
