using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Holds a form's answers against its fields.</summary>
public static class FormCheck
{
    /// <summary>The messages by field (<c>form.votes</c>, <c>form.mentors[0].name</c>); empty when all is well.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Text>> Check(
        IReadOnlyList<FormField> fields, JsonObject form, string outcome)
    {
        var found = new Dictionary<string, IReadOnlyList<Text>>();
        CheckObject(fields, form, outcome, "form", found);
        return found;
    }

    private static void CheckObject(
        IReadOnlyList<FormField> fields, JsonObject form, string outcome, string path, Dictionary<string, IReadOnlyList<Text>> found)
    {
        foreach (var (name, _) in form)
        {
            if (!fields.Any(field => field.Name == name && field.Kind != FieldKind.Info))
                found[$"{path}.{name}"] = [new("没有这个字段。", "There is no such field.")];
        }

        foreach (var field in fields.Where(field => field.Kind != FieldKind.Info))
        {
            var here = $"{path}.{field.Name}";
            var value = form[field.Name];
            if (IsEmpty(value))
            {
                if (field.Required || field.RequiredFor.Contains(outcome))
                    found[here] = [new($"请填写“{field.Label.Zh}”。", $"Fill in “{field.Label.En}”.")];
            }
            else if (field.Kind == FieldKind.Table)
            {
                CheckTable(field, value!, outcome, here, found);
            }
            else if (Problem(field, value!) is { } problem)
            {
                found[here] = [problem];
            }
        }
    }

    private static void CheckTable(
        FormField field, JsonNode value, string outcome, string path, Dictionary<string, IReadOnlyList<Text>> found)
    {
        if (value is not JsonArray rows || rows.Any(row => row is not JsonObject))
            found[path] = [new("应为若干行。", "Give a list of rows.")];
        else if (CountProblem(field, rows.Count) is { } problem)
            found[path] = [problem];
        else
            for (var i = 0; i < rows.Count; i++)
                CheckObject(field.Columns, (JsonObject)rows[i]!, outcome, $"{path}[{i}]", found);
    }

    private static Text? Problem(FormField field, JsonNode value) => field.Kind switch
    {
        FieldKind.Text => TextProblem(value, field.MaxLength ?? 200),
        FieldKind.Multiline => TextProblem(value, field.MaxLength ?? 4000),
        FieldKind.Date => DateProblem(value),
        FieldKind.Number => NumberProblem(field, value),
        FieldKind.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? null : new("应为是或否。", "Answer yes or no."),
        FieldKind.Choice => field.Options.Any(option => option.Value == AsText(value))
            ? null : new("请选择列出的选项之一。", "Choose one of the options."),
        FieldKind.Checklist => ChecklistProblem(field, value),
        _ => ListProblem(field, value),
    };

    private static Text? TextProblem(JsonNode value, int maxLength)
    {
        if (AsText(value) is not { } text)
            return new("应为文字。", "Give a text.");
        if (text.Length > maxLength)
            return new($"最多 {maxLength} 个字。", $"At most {maxLength} characters.");
        return text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
            ? new("含有不允许的控制字符。", "It contains control characters.")
            : null;
    }

    private static Text? DateProblem(JsonNode value) =>
        DateOnly.TryParseExact(AsText(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.Year is >= 1950 and <= 2150 ? null : new("日期不在合理范围内。", "The date is beyond reason.")
            : new("应为日期，例如 2027-03-01。", "Give a date such as 2027-03-01.");

    private static Text? NumberProblem(FormField field, JsonNode value)
    {
        if (FormValues.Amount(value) is not { } amount)
            return new("应为数字。", "Give a number.");
        if (amount < field.Min)
            return new($"不能小于 {field.Min}。", $"At least {field.Min}.");
        return amount > field.Max ? new($"不能大于 {field.Max}。", $"At most {field.Max}.") : null;
    }

    private static Text? ListProblem(FormField field, JsonNode value)
    {
        if (value is not JsonArray items || items.Any(item => AsText(item) is null))
            return new("应为若干编号。", "Give a list of ids.");
        if (items.Select(AsText).Distinct().Count() != items.Count)
            return new("有重复的项。", "Something is in the list twice.");
        return CountProblem(field, items.Count);
    }

    private static Text? CountProblem(FormField field, int count)
    {
        if (count < field.Min)
            return new($"至少 {field.Min} 项。", $"At least {field.Min} entries.");
        var max = field.Max ?? 100;
        return count > max ? new($"最多 {max} 项。", $"At most {max} entries.") : null;
    }

    private static Text? ChecklistProblem(FormField field, JsonNode value)
    {
        if (value is not JsonObject answers || answers.Any(answer => field.Options.All(item => item.Value != answer.Key)))
            return new("请逐项回答清单。", "Answer the items of the list.");

        foreach (var item in field.Options)
        {
            if (answers[item.Value] is not JsonObject answer || answer["met"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                return new($"“{item.Label.Zh}”尚未回答。", $"“{item.Label.En}” is not answered.");
            if (AsText(answer["reason"]) is { Length: > 1000 })
                return new($"“{item.Label.Zh}”的说明最多 1000 个字。", $"The reason at “{item.Label.En}” has at most 1000 characters.");
            if (!answer["met"]!.GetValue<bool>() && string.IsNullOrWhiteSpace(AsText(answer["reason"])))
                return new($"“{item.Label.Zh}”不符合时必须说明理由。", $"Give a reason why “{item.Label.En}” is not met.");
        }

        return null;
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
        _ => AsText(value) is { } text && string.IsNullOrWhiteSpace(text),
    };

    private static string? AsText(JsonNode? value) =>
        value is JsonValue text && value.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null;
}
