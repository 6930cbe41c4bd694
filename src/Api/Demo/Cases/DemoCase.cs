using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>
/// The history of one base, told step by step. Each step says how many working days it comes after the one before; the last one of the
/// first chapter is so many working days ago, whatever today is. Later chapters begin on days of their own, such as a December.
/// </summary>
internal sealed class DemoCase
{
    private static readonly TimeSpan College = TimeSpan.FromHours(8);

    private readonly string? applicant;
    private readonly List<(Func<DemoDays, DateOnly>? Begins, List<(int After, string Person, DemoDeed Deed)> Deeds)> chapters = [(null, [])];

    /// <summary>A history of no base.</summary>
    public DemoCase(string name) => Name = name;

    public DemoCase(string applicant, ApplicationForm form)
        : this(form.ProposedName!)
    {
        this.applicant = applicant;
        chapters[0].Deeds.Add((0, applicant, new DemoDeed.Begin(form)));
    }

    /// <summary>The proposed name; tells one case of the demo from another.</summary>
    public string Name { get; }

    public DemoCase Submit(int after = 0) =>
        Add(after, applicant!, new DemoDeed.Submit(chapters[0].Deeds.Count(one => one.Deed is DemoDeed.Submit) + 1));

    public DemoCase Withdraw(int after, string reason) => Add(after, applicant!, new DemoDeed.Withdraw(reason));

    public DemoCase Then(
        int after, string person, string taskType, string outcome = "Approve", Func<DemoTask, JsonObject>? form = null, string? comment = null,
        params DemoFile[] files) => Add(after, person, new DemoDeed.Decide(taskType, outcome, form, comment, files));

    /// <summary>Something outside of the tasks.</summary>
    public DemoCase Then(int after, string person, DemoDeed.Act act) => Add(after, person, act);

    /// <summary>A chapter that begins on a day of its own; it is not told where the base is not in force yet on that day.</summary>
    public DemoCase From(Func<DemoDays, DateOnly> day)
    {
        chapters.Add((day, []));
        return this;
    }

    /// <summary>The steps in the order of time.</summary>
    /// <param name="days">As seen from today.</param>
    /// <param name="daysAgo">How many working days the last one of the first chapter is ago, at least 1.</param>
    public IReadOnlyList<DemoStep> Ending(DemoDays days, int daysAgo = 1)
    {
        var first = days.Ago(daysAgo + chapters[0].Deeds.Sum(one => one.After));
        var steps = Told(0, first);
        var inForce = steps.LastOrDefault(step => step.Deed is DemoDeed.Decide { TaskType: "receipt-department" })?.At;
        for (var i = 1; i < chapters.Count; i++)
        {
            var day = chapters[i].Begins!(days);
            if (inForce is null || CollegeTime.DayOf(inForce.Value) <= day)
                steps.AddRange(Told(i, day));
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    private List<DemoStep> Told(int chapter, DateOnly first)
    {
        var (steps, day) = (new List<DemoStep>(), first);
        foreach (var (after, person, deed) in chapters[chapter].Deeds)
        {
            day = DemoDays.After(day, after);
            var moment = new DateTimeOffset(day, new TimeOnly(9 + (steps.Count * 5 % 8), 7 + (steps.Count * 23 % 50)), College);
            if (steps is [.., var last] && moment <= last.At)
                moment = last.At.AddMinutes(25);
            steps.Add(new(this, $"{Name} {chapter}.{steps.Count}", moment, person, deed));
        }

        return steps;
    }

    private DemoCase Add(int after, string person, DemoDeed deed)
    {
        chapters[^1].Deeds.Add((after, person, deed));
        return this;
    }
}
