using BaseWorkflows.Workflows.Documents.Sheets;
using Microsoft.JSInterop;

namespace BaseWorkflows.Api.Components.Shared;

/// <summary>Hands a file that a page has made to the browser, which saves it; for what can't be asked for a second time.</summary>
internal static class FileSaver
{
    /// <summary>Saves an Excel file.</summary>
    public static async Task SaveAsync(this IJSRuntime js, Spreadsheet sheet)
    {
        using var content = new DotNetStreamReference(new MemoryStream(sheet.Content));
        await js.InvokeVoidAsync("baseWorkflows.saveFile", sheet.FileName, Spreadsheet.ContentType, content);
    }
}
