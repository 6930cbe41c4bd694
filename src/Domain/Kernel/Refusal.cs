namespace BaseWorkflows.Domain;

/// <summary>A text in both languages of the product.</summary>
public readonly record struct Text(string Zh, string En);

/// <summary>
/// Why something that was asked for isn't done: an expected answer, not an error of the program.
/// </summary>
/// <param name="Kind">What kind of no; decides the HTTP status.</param>
/// <param name="Code">Stable and for programs, such as <c>agreement.copies_outstanding</c>.</param>
/// <param name="Detail">For people: what is wrong and what to do about it.</param>
/// <param name="Clause">The clause of the regulation that demands it, where one does.</param>
public sealed record Refusal(RefusalKind Kind, string Code, Text Detail, Clause? Clause = null)
{
    /// <summary>Messages by field (camel-case path), for <see cref="RefusalKind.Invalid"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Text>> Errors { get; init; } =
        new Dictionary<string, IReadOnlyList<Text>>();
}

/// <summary>The kinds of no.</summary>
public enum RefusalKind
{
    /// <summary>A field is missing or outside its limits (400).</summary>
    Invalid,

    /// <summary>The caller may not do this (403).</summary>
    Forbidden,

    /// <summary>Not there, or not the caller's to see (404).</summary>
    NotFound,

    /// <summary>Somebody else was faster, or it is done already (409).</summary>
    Conflict,

    /// <summary>The caller's copy is older than what is stored (412).</summary>
    Stale,

    /// <summary>A rule or the present state forbids it (422).</summary>
    RuleBroken,

    /// <summary>An upload is larger than what is taken (413).</summary>
    TooLarge,

    /// <summary>An upload is of a kind that isn't taken (415).</summary>
    WrongType,
}
