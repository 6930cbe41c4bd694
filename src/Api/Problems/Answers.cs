using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Problems;

/// <summary>From what a use case answers to what HTTP answers.</summary>
internal static class Answers
{
    public static Results<Ok<T>, Refused> ToOk<T>(this Result<T> result) =>
        result.IsOk ? TypedResults.Ok(result.Value) : new Refused(result.Refusal);

    public static Results<Created<T>, Refused> ToCreated<T>(this Result<T> result, Func<T, string> location) =>
        result.IsOk ? TypedResults.Created(location(result.Value), result.Value) : new Refused(result.Refusal);

    public static Results<NoContent, Refused> ToNoContent<T>(this Result<T> result) =>
        result.IsOk ? TypedResults.NoContent() : new Refused(result.Refusal);
}
