using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>An Excel file that was made.</summary>
/// <param name="FileName">What it is called.</param>
/// <param name="Content">The bytes.</param>
public sealed record Workbook(string FileName, byte[] Content)
{
    /// <summary>What it is.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>Makes an Excel table of a base's mentors, which <see cref="ImportMentors"/> takes back; the headings alone where there are none.</summary>
public sealed class ExportMentors(BaseReader reader)
{
    /// <summary>Makes it; telephone numbers only for those whom they concern.</summary>
    public async Task<Result<Workbook>> HandleAsync(string baseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(baseId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var shown = await reader.ShowAsync(found.Value, caller, cancellationToken);
        return new Workbook($"导师-{shown.Base.Number ?? shown.Base.Unit}.xlsx", MentorTable.Write(shown.Mentors));
    }
}
