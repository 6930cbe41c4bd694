using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>
/// The history of one base, told step by step. Each step says how many working days it comes after the one before; the last
/// one is so many working days ago, whatever today is.
/// </summary>
internal sealed class DemoCase
{
    private static readonly TimeSpan College = TimeSpan.FromHours(8);

    private readonly string applicant;
    private readonly List<(int After, string Person, DemoDeed Deed)> deeds = [];

    public DemoCase(string applicant, ApplicationForm form)
    {
        (this.applicant, Name) = (applicant, form.ProposedName!);
        deeds.Add((0, applicant, new DemoDeed.Begin(form)));
    }

    /// <summary>The proposed name; tells one case of the demo from another.</summary>
    public string Name { get; }

    public DemoCase Submit(int after = 0) =>
        Add(after, applicant, new DemoDeed.Submit(deeds.Count(one => one.Deed is DemoDeed.Submit) + 1));

    public DemoCase Withdraw(int after, string reason) => Add(after, applicant, new DemoDeed.Withdraw(reason));

    public DemoCase Then(
        int after, string person, string taskType, string outcome = "Approve", Func<DemoTask, JsonObject>? form = null, string? comment = null)
    {
        var before = deeds.Count(one => one.Person == person && one.Deed is DemoDeed.Decide decided && decided.TaskType == taskType);
        return Add(after, person, new DemoDeed.Decide(taskType, outcome, form, comment, before + 1));
    }

    /// <summary>The steps in the order of time.</summary>
    /// <param name="now">Any moment of today.</param>
    /// <param name="daysAgo">How many working days the last one is ago, at least 1.</param>
    public IReadOnlyList<DemoStep> Ending(DateTimeOffset now, int daysAgo)
    {
        var steps = new List<DemoStep>();
        var left = daysAgo + deeds.Sum(one => one.After);
        foreach (var (after, person, deed) in deeds)
        {
            left -= after;
            var moment = InOfficeHours(WorkingDaysBefore(CollegeTime.DayOf(now), left), steps.Count);
            if (steps is [.., var last] && moment <= last.At)
                moment = last.At.AddMinutes(25);
            steps.Add(new(this, moment, person, deed));
        }

        return steps;
    }

    private DemoCase Add(int after, string person, DemoDeed deed)
    {
        deeds.Add((after, person, deed));
        return this;
    }

    private static DateOnly WorkingDaysBefore(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count--;
        }

        return day;
    }

    private static DateTimeOffset InOfficeHours(DateOnly day, int number) =>
        new(day, new TimeOnly(9 + (number * 5 % 8), 7 + (number * 23 % 50)), College);
}
