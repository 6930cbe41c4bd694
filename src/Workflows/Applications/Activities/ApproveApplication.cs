using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Bases;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Applications.Activities;

/// <summary>
/// <c>BaseWorkflows.ApproveApplication</c>: the base is approved and issued its name and number (2.1, 3.2–3.4). Refused where the
/// route left out what its clause demands, and in the year for which a base of the unit is delisted (6.3.4). Its output <c>result</c> is <c>{number, departmentIds[]}</c>.
/// </summary>
public sealed class ApproveApplication : ApplicationActivity
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "BaseWorkflows.ApproveApplication", 1, Category, new("批准申请", "Approve the application"),
        new("批准申请，编发基地名称与编号。", "Approves the application; the base is issued its name and number."))
    {
        Outputs = [new("result", "Object", new("结果", "Result"))],
    };

    /// <inheritdoc />
    protected override string EventType => "ApplicationApproved";

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> ApplyAsync(IActivityContext context, BaseApplication application, TrainingBase trainingBase)
    {
        // While it was on its route, another base of the unit may have been delisted.
        if ((await context.Services.GetRequiredService<DelistedUnits>().CheckAsync(application, trainingBase, default)
            ?? application.Approve(context.Now)) is { } refusal)
        {
            return refusal;
        }

        var number = await context.Services.GetRequiredService<BaseNumbers>().NextAsync(
            CollegeTime.DayOf(context.Now).Year, trainingBase.Category, default);
        if (trainingBase.Approve(number, context.Now) is { } broken)
            return broken;

        context.Services.GetRequiredService<BaseEvents>().Approved(
            trainingBase, ApplicationDesk.CaseOf(application, trainingBase), application.RouteClause);
        context.SetOutput("result", new JsonObject
        {
            ["number"] = trainingBase.Number,
            ["departmentIds"] = new JsonArray([.. trainingBase.DepartmentIds.Select(id => (JsonNode)id)]),
        });
        return null;
    }
}
