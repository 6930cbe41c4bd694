using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>A step of the application form.</summary>
/// <param name="Key">In the address: <c>?step=unit</c>.</param>
/// <param name="Title">On screen.</param>
/// <param name="Roots">The first words of the paths of its fields, as messages name them.</param>
public sealed record FormStep(string Key, Text Title, params string[] Roots)
{
    public static FormStep Basics { get; } =
        new("basics", new("基本信息", "Basics"), "category", "level", "departmentIds", "disciplines", "proposedName");

    public static FormStep Unit { get; } = new("unit", new("单位情况", "The unit"), "unit");

    public static FormStep Hospital { get; } = new("hospital", new("医院情况", "The hospital"), "hospital");

    public static FormStep People { get; } =
        new("people", new("人员与条件", "People and conditions"), "professionals", "places", "facilities", "safety");

    public static FormStep Conditions { get; } = new("conditions", new("遴选条件", "Selection conditions"), "conditions");

    public static FormStep Reasons { get; } = new("reasons", new("理由与附件", "Reasons and files"), "reason", "attachments");

    public static FormStep Review { get; } = new("review", new("核对提交", "Check and submit"));

    private static readonly IReadOnlyList<FormStep> ForHospitals = [Basics, Unit, Hospital, People, Conditions, Reasons, Review];

    private static readonly IReadOnlyList<FormStep> ForOthers = [.. ForHospitals.Where(step => step != Hospital)];

    /// <summary>The steps of an application; only clinical ones ask about the hospital.</summary>
    public static IReadOnlyList<FormStep> Of(BaseCategory? category) => category == BaseCategory.Clinical ? ForHospitals : ForOthers;

    /// <summary>Whether a message belongs to a field of this step.</summary>
    public bool Holds(string path) => Roots.Contains(path[..(path.IndexOfAny(['.', '[']) is var end and >= 0 ? end : path.Length)]);
}
