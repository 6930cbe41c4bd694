using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Opens a rectification: items, evidence, deadline, what was found and decided.</summary>
public sealed class GetRectification(RectificationReader reader)
{
    /// <summary>Opens it.</summary>
    public async Task<Result<RectificationDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        return found.IsOk ? await reader.ShowAsync(found.Value, caller, cancellationToken) : found.Refusal;
    }
}
