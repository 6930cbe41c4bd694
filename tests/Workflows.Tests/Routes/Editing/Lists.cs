using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Editing;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests.Routes.Editing;

/// <summary>Routes to edit, and lists written as one line of text.</summary>
internal static class Lists
{
    public static readonly ActivityCatalog Catalog = new(
        [.. typeof(HumanTaskActivity).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IActivity)) && type.GetConstructor([]) is not null)
            .Select(type => (IActivity)Activator.CreateInstance(type)!)]);

    public static readonly DefinitionCheck Runnable = new(Catalog);

    public static readonly IReadOnlyDictionary<string, WorkflowDefinition> Embedded = typeof(EmbeddedDefinitions).Assembly.GetManifestResourceNames()
        .Where(name => name.Contains(".Definitions.", StringComparison.Ordinal))
        .Select(name =>
        {
            using var reader = new StreamReader(typeof(EmbeddedDefinitions).Assembly.GetManifestResourceStream(name)!);
            return WorkflowDefinition.Parse(reader.ReadToEnd());
        })
        .ToDictionary(definition => definition.DefinitionId);

    public static StepTemplate Opinion { get; } = StepTemplates.ForTask("department-opinion", "院（系、部）意见", Embedded.Values);

    /// <summary>The list, such as <c>a {x: b | y: c &gt;} d.</c>: an end is marked by a point, a jump by an arrow.</summary>
    public static string Written(this StepList list) => string.Join(" // ", list.Sides.Select(side => Written(side.Line)).Prepend(Written(list.Main)));

    public static string Written(this WorkflowDefinition definition) => StepList.Of(definition).Written();

    public static WorkflowDefinition After(this WorkflowDefinition definition, params RouteEdit[] changes)
    {
        foreach (var change in changes)
        {
            var changed = StepList.Apply(definition, change);
            Assert.That(changed.Refusal, Is.Null, change.ToString());
            definition = changed.Value;
            Assert.That(Runnable.Check(definition).Select(problem => problem.Message.En), Is.Empty, change.ToString());
        }

        return definition;
    }

    private static string Written(StepLine line)
    {
        var steps = string.Join(' ', line.Steps.Select(Written));
        return line.End.Kind == LineEndKind.JumpsTo ? $"{steps} → {line.End.ActivityId}".Trim() : steps;
    }

    private static string Written(StepItem item) => item switch
    {
        EndStep => $"{item.Id}.",
        BackStep => $"{item.Id}↩",
        { Lines.Count: > 0 } => $"{item.Id} {{{string.Join(" | ", item.Lines.Select(line => $"{line.Name}: {Written(line)}".Trim()))}}}",
        _ => item.Id,
    };
}
