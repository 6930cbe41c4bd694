using System.Globalization;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Rectifications.Activities;

/// <summary>
/// <c>BaseWorkflows.OrderRectification</c>: the base of the case failed its annual assessment and has to put things right (6.3.4). Its
/// inputs are the <c>year</c> that was assessed and the <c>items</c>, an array of <c>{title, finding, demand}</c>. Its output
/// <c>result</c> is the input of the route <c>rectification</c>; null where the base is not in force any more, since what takes
/// no students has nothing to be stopped from.
/// </summary>
public sealed class OrderRectification : DomainActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.OrderRectification", 1, new("整改", "Rectification"), new("责令整改", "Order rectification"),
        new("年度考核不合格，责令基地限期整改。", "The base failed its annual assessment and has to put things right."))
    {
        Inputs =
        [
            new("year", "Int32", new("考核年度", "Year"), new("被考核的年度。", "The year that was assessed.")) { IsRequired = true },
            new("items", "Object", new("整改事项", "Items"), new("数组：{title, finding, demand}。", "An array of {title, finding, demand}.")),
        ],
        Outputs = [new("result", "Object", new("整改流程的输入", "Input of the rectification route"))],
    };

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about)
    {
        var services = context.Services;
        var db = services.GetRequiredService<WorkflowsDbContext>();
        var trainingBase = await db.Set<TrainingBase>().SingleAsync(one => one.Id == about.BaseId);
        if (trainingBase.Status is BaseStatus.Lapsed or BaseStatus.Terminated)
        {
            context.SetOutput("result", null);
            return null;
        }

        var ordered = await services.GetRequiredService<RectificationOrders>()
            .OrderAsync(trainingBase, about, await YearAsync(context), Demands(await context.InputAsync("items")), default);
        if (!ordered.IsOk)
            return ordered.Refusal;
        context.SetOutput("result", ordered.Value.Input);
        return null;
    }

    private static async ValueTask<int> YearAsync(IActivityContext context) =>
        int.TryParse((await context.InputAsync("year"))?.ToString(), CultureInfo.InvariantCulture, out var year)
            ? year
            : throw new InvalidOperationException($"The activity {context.ActivityId} does not say which year was assessed.");

    /// <summary>As an array, or as the JSON text of one; what has no demand is nothing that can be put right.</summary>
    private static IReadOnlyList<RectificationDemand> Demands(JsonNode? items)
    {
        var array = items is JsonValue text && text.TryGetValue<string>(out var json) ? JsonNode.Parse(json) as JsonArray : items as JsonArray;
        return [.. (array ?? []).OfType<JsonObject>().Select(item => new RectificationDemand(
                Short(item["title"]?.ToString() ?? "", 200), item["finding"]?.ToString() is { Length: > 0 } finding ? Short(finding, 2_000) : null,
                Short(item["demand"]?.ToString() ?? "", 2_000)))
            .Where(demand => demand.Title.Length > 0 && demand.Demand.Length > 0)];
    }

    private static string Short(string text, int most) => text.Trim() is { } trimmed && trimmed.Length > most ? trimmed[..most] : text.Trim();
}
