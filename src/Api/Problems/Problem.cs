using System.Globalization;
using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Problems;

/// <summary>The one place that says what a problem looks like on the wire (RFC 9457), in the caller's language.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>A refusal of a use case. Its code is the stable part; texts may be reworded.</summary>
    public static ProblemDetails From(Refusal refusal)
    {
        var problem = Create(StatusOf(refusal.Kind), refusal.Code, refusal.Detail);
        if (refusal.Clause is { } clause)
            problem.Extensions["clause"] = clause.Number;
        if (refusal.Errors.Count > 0)
            problem.Extensions["errors"] = refusal.Errors.ToDictionary(field => field.Key, field => field.Value.Select(InCallersLanguage).ToArray());
        return problem;
    }

    /// <summary>What the host itself refuses: a status that no use case was asked about.</summary>
    public static ProblemDetails From(int status) => HostProblems.ByStatus.TryGetValue(status, out var known)
        ? Create(status, known.Code, known.Detail)
        : status >= 500 ? Create(status, HostProblems.Failure.Code, HostProblems.Failure.Detail)
        : Create(status, "request.refused", new Text("请求未被接受。", "The request was refused."));

    public static ProblemDetails Create(int status, string code, Text detail) => new()
    {
        Type = $"urn:baseworkflows:problem:{code}",
        Title = InCallersLanguage(HostProblems.TitleOf(status)),
        Status = status,
        Detail = InCallersLanguage(detail),
        Extensions = { ["code"] = code },
    };

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.RuleBroken => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.WrongType => StatusCodes.Status415UnsupportedMediaType,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of no without a status."),
    };

    public static string InCallersLanguage(Text text) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text.En : text.Zh;
}
