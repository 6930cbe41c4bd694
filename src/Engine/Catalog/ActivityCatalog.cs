using System.Collections.Frozen;

namespace BaseWorkflows.Engine;

/// <summary>
/// All activities that a definition may use: the standard ones, our own, and published definitions. One object for the
/// whole process.
/// </summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<(string Type, int Version), ActivityDescriptor> descriptors;
    private readonly FrozenDictionary<(string Type, int Version), OwnActivity> own;
    private readonly IPublishedDefinitions? published;

    /// <summary>A catalogue of the standard activities and these.</summary>
    /// <exception cref="ArgumentException">Two activities have the same type and version.</exception>
    public ActivityCatalog(IEnumerable<IActivity> own, IPublishedDefinitions? published = null)
    {
        this.published = published;
        var activities = own.ToList();
        Descriptors = [.. StandardDescriptors.All, .. activities.Select(activity => activity.Descriptor)];
        var twice = Descriptors.GroupBy(Key).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Two activities are declared as {twice.Key}.", nameof(own));
        descriptors = Descriptors.ToFrozenDictionary(Key);
        this.own = activities.ToFrozenDictionary(activity => Key(activity.Descriptor), activity => new OwnActivity(activity));
    }

    /// <summary>The standard activities and our own, in the order of their declaration.</summary>
    public IReadOnlyList<ActivityDescriptor> Descriptors { get; }

    /// <summary>The declaration of a type; null where it is unknown or a published definition.</summary>
    public ActivityDescriptor? Find(string typeName, int version) => descriptors.GetValueOrDefault((typeName, version));

    /// <summary>The published definition that an activity stands for; null where it stands for none.</summary>
    public WorkflowDefinition? Composite(ActivityNode activity)
    {
        if (published is null || descriptors.ContainsKey((activity.Type, activity.Version)))
            return null;
        return activity.Json.Text("workflowDefinitionId") is { } id && published.Published(id) is { } named
            ? named
            : published.UsableAsActivity.FirstOrDefault(definition => TypeNameOf(definition.DefinitionId) == activity.Type);
    }

    /// <summary>The activity type of a definition that is used as one: its id in Pascal case, <c>d-child</c> → <c>DChild</c>.</summary>
    public static string TypeNameOf(string definitionId) => string.Concat(definitionId
        .Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    internal OwnActivity? OwnBehaviour(string typeName, int version) => own.GetValueOrDefault((typeName, version));

    internal WorkflowDefinition? Version(string definitionId, int version) => published?.Version(definitionId, version);

    private static (string Type, int Version) Key(ActivityDescriptor descriptor) => (descriptor.TypeName, descriptor.Version);
}
