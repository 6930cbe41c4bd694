using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Components.Forms;

/// <summary>What can be chosen in fields for people and departments, and what the chosen ones are called.</summary>
internal sealed class Choices(UseCases useCases)
{
    /// <summary>The departments, or the people of the college with their department beside the name.</summary>
    public async Task<Result<FieldOption[]>> OfAsync(FieldKind kind)
    {
        var departments = await useCases.RunAsync<ListDepartments, FieldOption[]>(async (list, _) =>
            (await list.HandleAsync(CancellationToken.None)).Select(one => new FieldOption(one.Id, new(one.Name, one.EnglishName))).ToArray());
        return kind == FieldKind.Departments || !departments.IsOk
            ? departments
            : await PeopleAsync(departments.Value.ToDictionary(one => one.Value, one => one.Label));
    }

    private Task<Result<FieldOption[]>> PeopleAsync(Dictionary<string, Text> departments) =>
        useCases.RunAsync<ListPeople, FieldOption[]>(async (list, caller) =>
        {
            List<FieldOption> people = [];
            for (var page = 1; ; page++)
            {
                var found = await list.HandleAsync(new(null, null, new PageRequest(page, PageRequest.MaxSize)), caller, CancellationToken.None);
                if (!found.IsOk)
                    return found.Refusal;
                people.AddRange(found.Value.Items.Select(one => Show(one, departments)));
                if (people.Count >= found.Value.Total || found.Value.Items.Count == 0)
                    return people.ToArray();
            }
        });

    private static FieldOption Show(PersonView person, Dictionary<string, Text> departments) =>
        person.DepartmentId is { } id && departments.TryGetValue(id, out var department)
            ? new(person.Id, new($"{person.Name}（{department.Zh}）", $"{person.Name} ({department.En})"))
            : new(person.Id, new(person.Name, person.Name));
}
