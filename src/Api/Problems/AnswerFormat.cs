using BaseWorkflows.Api.Json;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Problems;

/// <summary>What <c>?format=</c> asks for.</summary>
internal enum AnswerFormat
{
    /// <summary>JSON, as without it.</summary>
    Json,

    /// <summary>An Excel file.</summary>
    Xlsx,
}

/// <summary>Answers that can be had as an Excel file too.</summary>
internal static class FormattedAnswers
{
    /// <summary>The value as JSON, or as the Excel file that is made of it in the caller's language.</summary>
    public static IResult ToAnswer<T>(this Result<T> result, Word<AnswerFormat>? format, Func<T, Func<Text, string>, Spreadsheet> write)
    {
        if (!result.IsOk)
            return new Refused(result.Refusal);
        if (format?.Value != AnswerFormat.Xlsx)
            return TypedResults.Ok(result.Value);

        return FileOf(write(result.Value, Problem.InCallersLanguage));
    }

    /// <summary>The Excel file that is made of the value in the caller's language.</summary>
    public static Results<Ok<Page<TItem>>, FileContentHttpResult, Refused> ToFile<TItem>(
        this Result<IReadOnlyList<TItem>> result, Func<IReadOnlyList<TItem>, Func<Text, string>, Spreadsheet> write) =>
        result.IsOk ? FileOf(write(result.Value, Problem.InCallersLanguage)) : new Refused(result.Refusal);

    private static FileContentHttpResult FileOf(Spreadsheet sheet) => TypedResults.File(sheet.Content, Spreadsheet.ContentType, sheet.FileName);
}
