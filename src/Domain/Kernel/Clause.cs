namespace BaseWorkflows.Domain;

/// <summary>A place in the college's regulation, written as the regulation counts: <c>3.4</c>, <c>2.2.1</c>, <c>6.3.4</c>.</summary>
/// <param name="Number">Article, paragraph and item, separated by points.</param>
public readonly record struct Clause(string Number)
{
    /// <inheritdoc />
    public override string ToString() => Number;
}
