using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Registers a mentor of a base; the fields as in <see cref="Mentor"/>.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Name">Full name.</param>
/// <param name="Discipline">One of the base's disciplines.</param>
/// <param name="Qualification">Professional title and degree.</param>
/// <param name="SelectedOn">When they were selected; not in the future.</param>
/// <param name="SelectionRecord">By which decision.</param>
/// <param name="Phone">May be left out.</param>
/// <param name="SelectionDocumentId">The decision itself, a document of the base; may be left out.</param>
/// <param name="Version">The version of the base that the caller saw; null to act on whatever it is.</param>
public sealed record AddMentorRequest(
    string BaseId, string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord,
    string? Phone = null, string? SelectionDocumentId = null, int? Version = null)
{
    internal Mentor ToMentor(string id) => new(
        id, Name?.Trim(), Discipline?.Trim(), Qualification?.Trim(), SelectedOn, SelectionRecord?.Trim(), Phone?.Trim(), SelectionDocumentId);
}

/// <summary>登记导师 (5.2): by the graduate office, a department of the base, or the base's own unit.</summary>
public sealed class AddMentor(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseReader reader, BaseRegisters registers, RegisterDesk desk)
{
    /// <summary>Registers one; the same person in the same discipline twice is refused (409).</summary>
    /// <returns>The base; the new mentor is its last.</returns>
    public Task<Result<BaseDetail>> HandleAsync(AddMentorRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.add_mentor", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value;
            if ((BaseRules.Check(one, BaseEditAction.AddMentor, request.Version, db.VersionOf(one), caller)
                ?? registers.AddMentor(one, request.ToMentor(Guid.CreateVersion7().ToString("N")), null)
                ?? await desk.ForeignAsync(one, "selectionDocumentId", [.. new[] { request.SelectionDocumentId }.OfType<string>()], token)) is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(token);
            return (Result<BaseDetail>)await reader.ShowAsync(one, caller, token);
        }, cancellationToken);
}
