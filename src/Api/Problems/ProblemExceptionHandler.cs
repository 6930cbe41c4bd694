using System.Text.Json;
using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Problems;

/// <summary>
/// Exceptions at the edge. What the client sent wrong becomes a 4xx that names the field, a database that is away a 503; all else is a bug of ours: logged
/// whole by the exception middleware, answered with 500 and a trace id only.
/// </summary>
internal sealed partial class ProblemExceptionHandler : IExceptionHandler
{
    // In seconds: about as long as PostgreSQL takes to start again.
    private const string RetryAfter = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ProblemSetup.IsForPrograms(httpContext))
            return false;
        var problem = From(exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfter;
        await ProblemWriter.WriteAsync(httpContext, problem);
        return true;
    }

    private static ProblemDetails From(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Problem.From(Malformed(json)),
        BadHttpRequestException { StatusCode: 400 } bad when BadParameter().Match(bad.Message) is { Success: true } match =>
            Problem.From(OutOfForm(match.Groups["name"].Value, match.Groups["value"].Value)),
        BadHttpRequestException { StatusCode: 400 } bad when MissingParameter().Match(bad.Message) is { Success: true } match =>
            Problem.From(Missing(match.Groups["name"].Value, match.Groups["source"].Value)),
        BadHttpRequestException bad => Problem.From(bad.StatusCode),
        InvalidDataException => Problem.From(StatusCodes.Status413PayloadTooLarge),
        _ when DatabaseErrors.IsAway(exception) =>
            Problem.Create(StatusCodes.Status503ServiceUnavailable, HostProblems.DatabaseAway.Code, HostProblems.DatabaseAway.Detail),
        _ => Problem.From(StatusCodes.Status500InternalServerError),
    };

    private static Refusal Malformed(JsonException json)
    {
        var field = FieldOf(json.Path);
        var place = new Text($"第 {json.LineNumber + 1} 行附近", $"near line {json.LineNumber + 1}");
        var detail = new Text($"请求正文不是有效的 JSON，或字段的类型不对（{place.Zh}）。", $"The body isn't valid JSON, or a field has the wrong type ({place.En}).");
        return new Refusal(RefusalKind.Invalid, "request.malformed_json", detail)
        {
            Errors = field.Length == 0 ? Nothing : One(field, new Text("值的格式或类型不正确。", "The value has the wrong form or type.")),
        };
    }

    private static Refusal OutOfForm(string name, string value) =>
        new(RefusalKind.Invalid, "request.invalid", new Text($"参数“{name}”的值不正确。", $"The parameter '{name}' is wrong."))
        {
            Errors = One(name, new Text($"“{value}”不是有效的值。", $"'{value}' isn't a valid value.")),
        };

    private static Refusal Missing(string name, string source) => source.Contains("body", StringComparison.Ordinal)
        ? new(RefusalKind.Invalid, "request.body_required", new Text("请求没有正文。", "The request has no body."))
        : new(RefusalKind.Invalid, "request.invalid", new Text($"缺少参数“{name}”。", $"The parameter '{name}' is missing."))
        {
            Errors = One(name, new Text("必填。", "Required.")),
        };

    /// <summary>From <c>$.mentors[0].name</c> to <c>mentors[0].name</c>.</summary>
    private static string FieldOf(string? path) => path is null or "$" ? "" : path.TrimStart('$').TrimStart('.');

    private static Dictionary<string, IReadOnlyList<Text>> One(string field, Text message) => new() { [field] = [message] };

    private static Dictionary<string, IReadOnlyList<Text>> Nothing => [];

    // The framework offers the name of the parameter in the message only; ProblemTests fails when the wording changes.
    [GeneratedRegex("""^Failed to bind parameter ".* (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex BadParameter();

    [GeneratedRegex("""^Required parameter ".* (?<name>\w+)" was not provided from (?<source>.+)\.$|^Implicit body inferred for parameter "(?<name>\w+)" but no (?<source>body) was provided""")]
    private static partial Regex MissingParameter();
}
