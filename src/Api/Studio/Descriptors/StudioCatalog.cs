using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Studio.Descriptors;

/// <summary>All that a definition may be made of, as Studio lists it: what the engine runs and nothing else.</summary>
internal sealed class StudioCatalog(ActivityCatalog catalog, IPublishedDefinitions published, TaskTypeRegistry taskTypes, IServiceProvider services)
{
    private static readonly Bilingual Workflows = new("流程", "Workflows");

    /// <summary>The activities in the visitor's language. Type and version occur once: Studio dies of a second one.</summary>
    public IReadOnlyList<StudioActivity> Activities()
    {
        var known = catalog.Descriptors.Select(descriptor => StudioActivity.Of(WithTaskTypes(descriptor)));
        var composed = published.UsableAsActivity.Select(definition => StudioActivity.Of(definition, Workflows.Say()));
        return [.. known.Concat(composed).DistinctBy(activity => (activity.TypeName, activity.Version))];
    }

    // Which task types there are is known to the application, not to the engine's declaration of the activity.
    private ActivityDescriptor WithTaskTypes(ActivityDescriptor descriptor)
    {
        if (descriptor.TypeName != HumanTaskActivity.TypeName)
            return descriptor;

        ChoiceDescriptor[] choices = [.. taskTypes.All(services).Select(type => new ChoiceDescriptor(type.Key, new(type.Title.Zh, type.Title.En)))];
        return descriptor with
        {
            Inputs = [.. descriptor.Inputs.Select(input => input.Name == "taskType" ? input with { UiHint = "dropdown", Choices = choices } : input)],
        };
    }
}
