using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Makes an Excel table of a base's mentors, which <see cref="ImportMentors"/> takes back; the headings alone where there are none.</summary>
public sealed class ExportMentors(BaseReader reader)
{
    /// <summary>Makes it; telephone numbers only for those whom they concern.</summary>
    public async Task<Result<Spreadsheet>> HandleAsync(string baseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(baseId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var shown = await reader.ShowAsync(found.Value, caller, cancellationToken);
        return MentorTable.Write(shown.Mentors, $"导师-{shown.Base.Number ?? shown.Base.Unit}");
    }
}
