using System.Text.Json;
using System.Text.Json.Serialization;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Api.Studio.Calls;

/// <summary>Answers in the form that Studio reads: what is null is left out, and every refusal is a 400 with texts.</summary>
internal static class StudioAnswer
{
    public static readonly JsonSerializerOptions Json = CreateOptions();

    /// <summary>A value as JSON.</summary>
    public static IResult Of<T>(T value) => Results.Json(value, Json);

    /// <summary>A list that is not paged.</summary>
    public static IResult List<T>(IReadOnlyCollection<T> items) => Of(new StudioList<T>(items, items.Count));

    /// <summary>What a use case gave, or its refusal.</summary>
    public static IResult Of<T>(Result<T> result, Func<T, object> show) => result.IsOk ? Of(show(result.Value)) : Refused(result.Refusal);

    /// <summary>Done, or the refusal.</summary>
    public static IResult Done<T>(Result<T> result) => result.IsOk ? Results.NoContent() : Refused(result.Refusal);

    /// <summary>
    /// A refusal. Studio shows texts of a 400 only; other statuses it swallows, or takes for a failure that is worth repeating.
    /// <c>code</c> and <c>clause</c> are there for programs.
    /// </summary>
    public static IResult Refused(Refusal refusal)
    {
        // What the summary says already is not said once more.
        var summary = Problem.InCallersLanguage(refusal.Detail);
        var texts = refusal.Errors.Values.SelectMany(list => list).Select(Problem.InCallersLanguage).Distinct()
            .Where(text => !summary.Contains(text, StringComparison.Ordinal)).Prepend(summary);
        return Results.Json(
            new StudioRefusal(refusal.Code, refusal.Clause?.Number, new([.. texts])), Json, statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>In the visitor's language.</summary>
    public static string Say(this Bilingual text) => Problem.InCallersLanguage(new(text.Zh, text.En));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        JsonSetup.Apply(options);
        return options;
    }
}

/// <summary>A whole list.</summary>
internal sealed record StudioList<T>(IReadOnlyCollection<T> Items, int Count);

/// <summary>One page of a list.</summary>
internal sealed record StudioPaged<T>(IReadOnlyCollection<T> Items, int TotalCount, IReadOnlyList<StudioLink>? Links = null);

/// <summary>Something that the caller may do; without it Studio shows no button.</summary>
internal sealed record StudioLink(string Href, string Rel, string Method);

internal sealed record StudioRefusal(string Code, string? Clause, StudioErrors Errors);

internal sealed record StudioErrors(IReadOnlyList<string> GeneralErrors);
