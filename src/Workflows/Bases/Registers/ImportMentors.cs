using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Imports mentors from an Excel table, whose columns are those of the exported one.</summary>
/// <param name="BaseId">The base.</param>
/// <param name="Content">The file, at most 500 rows.</param>
public sealed record ImportMentorsRequest(string BaseId, byte[] Content)
{
    /// <inheritdoc />
    public override string ToString() => $"mentors of {BaseId}, {Content.Length} bytes";
}

/// <summary>What an import has brought.</summary>
/// <param name="Added">Mentors that are new in the register.</param>
/// <param name="Known">Rows that were there already, or have retired; they are left as they are.</param>
/// <param name="Base">The base afterwards.</param>
public sealed record MentorImport(int Added, int Known, BaseDetail Base);

/// <summary>导入导师 (5.2): by the graduate office, a department of the base, or the base's own unit. All of the table or nothing.</summary>
public sealed class ImportMentors(WorkflowsDbContext db, UnitOfWork unitOfWork, BaseReader reader, BaseRegisters registers)
{
    /// <summary>Imports them; what is wrong is named by row and field, such as <c>rows[3].selectedOn</c>, all at once.</summary>
    public Task<Result<MentorImport>> HandleAsync(ImportMentorsRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "bases.import_mentors", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.BaseId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value;
            if ((BaseRules.Check(one, BaseEditAction.AddMentor, caller)) is { } forbidden)
                return forbidden;
            var table = MentorTable.Read(request.Content);
            if (!table.IsOk)
                return table.Refusal;

            var (added, errors) = (0, new FieldErrors());
            foreach (var row in table.Value.Where(row => !IsKnown(one, row)))
            {
                var mentor = new Mentor(
                    Guid.CreateVersion7().ToString("N"), row.Name, row.Discipline, row.Qualification, row.SelectedOn, row.SelectionRecord, row.Phone);
                if (registers.AddMentor(one, mentor, null) is not { } refusal)
                    added++;
                else if (refusal.Code == "base.not_approved")
                    return refusal;
                else
                    Take(errors, row, refusal);
            }

            if (errors.ToRefusal("base.mentor_table_invalid", new("表中有需要改正的内容，没有导入任何导师。", "Something in the table is wrong; nothing was imported."), Regulation.Art5_2) is { } wrong)
                return wrong;

            await db.SaveChangesAsync(token);
            return (Result<MentorImport>)new MentorImport(added, table.Value.Count - added, await reader.ShowAsync(one, caller, token));
        }, cancellationToken);

    private static bool IsKnown(TrainingBase one, MentorRow row) =>
        row.HasRetired || one.Mentors.Any(known => known.RetiredOn is null && known.Name == row.Name && known.Discipline == row.Discipline);

    private static void Take(FieldErrors errors, MentorRow row, Refusal refusal)
    {
        foreach (var (field, messages) in refusal.Errors)
        {
            foreach (var message in messages)
                errors.Add($"rows[{row.Number}].{field}", message);
        }

        if (refusal.Errors.Count == 0)
            errors.Add($"rows[{row.Number}].discipline", refusal.Detail);
    }
}
