using System.Text.Json.Nodes;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>How the people of the demo fill in the forms of their tasks.</summary>
internal static partial class DemoForms
{
    /// <summary>An evaluation that finds all five conditions met.</summary>
    public static Func<DemoTask, JsonObject> Meets(string visitors, string report) => task => Evaluation(task, visitors, report, []);

    /// <summary>An evaluation that finds some not met, each with its reason.</summary>
    public static Func<DemoTask, JsonObject> Fails(string visitors, string report, params (int Condition, string Reason)[] reasons) =>
        task => Evaluation(task, visitors, report, reasons.ToDictionary(reason => reason.Condition, reason => reason.Reason));

    public static Func<DemoTask, JsonObject> Departments(params string[] ids) =>
        _ => new() { ["departments"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    public static Func<DemoTask, JsonObject> Experts(params string[] userNames) =>
        task => new() { ["experts"] = new JsonArray([.. userNames.Select(name => (JsonNode)task.PersonId(name))]) };

    public static Func<DemoTask, JsonObject> Resolution(string number, int inFavour, int against, int abstained, string minutes) => task => new()
    {
        ["heldOn"] = $"{task.Today:yyyy-MM-dd}",
        ["number"] = number,
        ["inFavour"] = inFavour,
        ["against"] = against,
        ["abstained"] = abstained,
        ["minutes"] = minutes,
    };

    public static Func<DemoTask, JsonObject> KeptAt(string location) => _ => new() { ["location"] = location };

    /// <summary>The proposed text of the agreement, with its term.</summary>
    public static Func<DemoTask, JsonObject> Agreement(int years, int startsIn = 10) => task =>
    {
        var form = task.Defaults;
        form["startsOn"] = $"{task.Today.AddDays(startsIn):yyyy-MM-dd}";
        form["years"] = years;
        form["term"] = $"合作年限为 {years} 年，自协议起始日期起算，期满前双方可协商续签。";
        return form;
    };

    /// <summary>The renewal as it is proposed: it begins where the agreement before it ends.</summary>
    public static JsonObject NextAgreement(DemoTask task) => task.Defaults;

    public static Func<DemoTask, JsonObject> Group(
        (string? Department, string Name, string Post) leader, (string Name, string Post) deputy, params (string Name, string Post)[] staff) => _ => new()
        {
            ["leaderFrom"] = leader.Department is null ? "GraduateOffice" : "Department",
            ["leaderDepartment"] = leader.Department,
            ["leaderName"] = leader.Name,
            ["leaderPost"] = leader.Post,
            ["deputyName"] = deputy.Name,
            ["deputyPost"] = deputy.Post,
            ["staff"] = new JsonArray([.. staff.Select(member => (JsonNode)new JsonObject { ["name"] = member.Name, ["post"] = member.Post })]),
        };

    public static Func<DemoTask, JsonObject> Mentors(params (string Name, string Discipline, string Qualification)[] mentors) => task => new()
    {
        ["mentors"] = new JsonArray([.. mentors.Select(mentor => (JsonNode)new JsonObject
        {
            ["name"] = mentor.Name,
            ["discipline"] = mentor.Discipline,
            ["qualification"] = mentor.Qualification,
            ["selectedOn"] = $"{task.Today.AddDays(-12):yyyy-MM-dd}",
            ["selectionRecord"] = $"校学位评定委员会 {task.Today.Year} 年度基地导师遴选结果",
        })]),
    };

    private static JsonObject Evaluation(DemoTask task, string visitors, string report, Dictionary<int, string> reasons) => new()
    {
        ["visitedOn"] = $"{task.Today:yyyy-MM-dd}",
        ["visitors"] = visitors,
        ["conditions"] = new JsonObject(Enumerable.Range(1, 5).Select(number => KeyValuePair.Create($"{number}", (JsonNode?)new JsonObject
        {
            ["met"] = !reasons.ContainsKey(number),
            ["reason"] = reasons.GetValueOrDefault(number),
        }))),
        ["report"] = report,
    };
}
