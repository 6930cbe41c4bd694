using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>What whoever subscribes decides.</summary>
/// <param name="Url">Where events are posted to: https, or a host that the operator allows; at most 1000 characters.</param>
/// <param name="Name">The system that receives, at most 100 characters; the host where null.</param>
/// <param name="Types">Only these types of published events; null or none for all.</param>
/// <param name="DepartmentIds">Only bases that concern one of these departments, at most 50; null or none for all.</param>
/// <param name="BaseIds">Only these bases, at most 200; null or none for all.</param>
public sealed record SubscriptionForm(
    string? Url, string? Name = null, IReadOnlyList<string>? Types = null, IReadOnlyList<string>? DepartmentIds = null, IReadOnlyList<string>? BaseIds = null)
{
    internal void CopyTo(Subscription one)
    {
        one.Url = Url!.Trim();
        one.Name = string.IsNullOrWhiteSpace(Name) ? new Uri(one.Url).Host : Name.Trim();
        one.Types = [.. (Types ?? []).Distinct()];
        one.DepartmentIds = [.. (DepartmentIds ?? []).Distinct()];
        one.BaseIds = [.. (BaseIds ?? []).Distinct()];
    }
}

/// <summary>Checks a form.</summary>
public sealed class SubscriptionFields(WorkflowsDbContext db, WebhookTargets targets)
{
    internal const int MaxName = 100;
    internal const int MaxUrl = 1_000;
    private const int MaxDepartments = 50;
    private const int MaxBases = 200;

    /// <summary>Everything that is wrong with it as one refusal; null where all is well.</summary>
    internal async Task<Refusal?> CheckAsync(SubscriptionForm form, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        void Add(string field, Text? message)
        {
            if (message is { } text)
                errors.Add(field, text);
        }

        Add("name", FieldRules.Line(form.Name, MaxName));
        Add("url", FieldRules.Required(form.Url) ?? targets.Check(form.Url!.Trim()));
        if ((form.Types ?? []).Except(PublishedEvents.Names).Any())
            Add("types", new($"只能选择公开的事件：{string.Join("、", PublishedEvents.Names)}。", $"Only published events: {string.Join(", ", PublishedEvents.Names)}."));
        Add("departmentIds", await CheckIdsAsync(form.DepartmentIds, MaxDepartments, db.Set<Department>().Select(one => one.Id), cancellationToken));
        Add("baseIds", await CheckIdsAsync(form.BaseIds, MaxBases, db.Set<TrainingBase>().Select(one => one.Id), cancellationToken));
        return errors.ToRefusal("subscription.invalid", new("请更正标出的内容。", "Correct the fields that are marked."));
    }

    private static async Task<Text?> CheckIdsAsync(IReadOnlyList<string>? ids, int max, IQueryable<string> all, CancellationToken cancellationToken)
    {
        if (ids is null or { Count: 0 })
            return null;
        if (ids.Count > max)
            return new($"最多 {max} 个。", $"At most {max}.");
        var known = await all.Where(id => ids.Contains(id)).ToListAsync(cancellationToken);
        return ids.Except(known).FirstOrDefault() is { } unknown ? new($"不存在：{unknown}。", $"There is none: {unknown}.") : null;
    }
}
