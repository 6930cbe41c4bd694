using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Opens a base: what the register says, its people, and what the caller can do.</summary>
public sealed class GetBase(BaseReader reader)
{
    /// <summary>Opens it.</summary>
    public async Task<Result<BaseDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        return found.IsOk ? await reader.ShowAsync(found.Value, caller, cancellationToken) : found.Refusal;
    }
}
