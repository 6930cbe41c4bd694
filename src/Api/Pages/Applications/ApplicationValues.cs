using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using StoredJson = BaseWorkflows.Workflows.Persistence.Json;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>
/// The application form as the page's fields hold it. The same JSON as the form's own, but for the five conditions, which
/// the checklist keeps by number, and the names of attached files.
/// </summary>
internal static partial class ApplicationValues
{
    private const string Conditions = "conditions";
    private const string Hospital = "hospital";

    private static readonly string[] Numbers =
    [
        "places", "hospital.plannedBeds", "hospital.actualBeds", "hospital.inpatientsPerYear", "hospital.outpatientsPerYear",
        "hospital.operationsPerYear", "hospital.skillsCentreArea",
    ];

    /// <summary>The key of a condition in the checklist.</summary>
    public static string KeyOf(Condition condition) => condition.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the fields show of a form.</summary>
    public static JsonObject Of(ApplicationForm form)
    {
        var values = JsonSerializer.SerializeToNode(form, StoredJson.Options)!.AsObject();
        var answers = new JsonObject();
        foreach (var answer in form.Conditions.Answers)
        {
            answers[answer.Number.ToString(CultureInfo.InvariantCulture)] =
                new JsonObject { ["met"] = answer.Met, ["reason"] = answer.Reason };
        }

        values[Conditions] = answers;
        values[Hospital] ??= new JsonObject();
        return values;
    }

    /// <summary>The form that the fields hold; refused only for what can't be a value of its field, such as half a bed.</summary>
    public static Result<ApplicationForm> Read(JsonObject values)
    {
        var copy = values.DeepClone().AsObject();
        if (CheckNumbers(copy).ToRefusal("application.field_invalid", new("有内容格式不正确，请按提示修改。", "Some fields can't be read; see the fields.")) is { } refusal)
            return refusal;

        var answers = copy[Conditions] as JsonObject ?? [];
        copy.Remove(Conditions);
        if (copy[Hospital] is JsonObject hospital && hospital.All(field => field.Value is null))
            copy.Remove(Hospital);
        return copy.Deserialize<ApplicationForm>(StoredJson.Options)! with { Conditions = new(ReadConditions(answers)) };
    }

    /// <summary>The same refusal with the paths that the page's fields have: <c>conditions[3].reason</c> is <c>conditions.3.reason</c> here.</summary>
    public static Refusal InForm(Refusal refusal) => refusal with
    {
        Errors = refusal.Errors.ToDictionary(error => Condition().Replace(error.Key, "conditions.$1"), error => error.Value),
    };

    private static List<ConditionAnswer> ReadConditions(JsonObject answers)
    {
        var read = new List<ConditionAnswer>();
        foreach (var condition in Domain.Applications.Conditions.All)
        {
            if (answers[KeyOf(condition)] is not JsonObject answer)
                continue;
            var met = (answer["met"] as JsonValue)?.GetValue<bool>();
            var reason = (answer["reason"] as JsonValue)?.GetValue<string>();
            if (met is not null || reason is not null)
                read.Add(new(condition.Number, met, reason));
        }

        return read;
    }

    private static FieldErrors CheckNumbers(JsonObject values)
    {
        var errors = new FieldErrors();
        foreach (var path in Numbers)
        {
            var parts = path.Split('.');
            var parent = parts.Length == 1 ? values : values[parts[0]] as JsonObject;
            if (parent?[parts[^1]] is not JsonValue value)
                continue;
            if (decimal.TryParse(value.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)
            {
                parent[parts[^1]] = (int)number;
            }
            else
            {
                errors.Add(path, new("请填写整数。", "Enter a whole number."));
            }
        }

        return errors;
    }

    [GeneratedRegex(@"^conditions\[(\d+)\]")]
    private static partial Regex Condition();
}
