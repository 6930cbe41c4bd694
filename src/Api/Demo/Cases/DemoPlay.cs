using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Agreements.Steps;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>
/// Plays the demo's history through the use cases, each step as the account whose role it takes and at its own time, the steps
/// of all cases in order. What is done already is found out from the cases themselves and skipped, so that a play that was
/// killed goes on.
/// </summary>
internal sealed partial class DemoPlay(DemoApplication application, ILogger<DemoPlay> logger)
{
    private static readonly PageRequest All = new(1, PageRequest.MaxSize);

    private readonly Dictionary<string, Caller> people = [];
    private readonly Dictionary<string, BaseApplication> applications = [];
    private bool isResumed;

    /// <summary>Plays what hasn't happened yet.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await MeetPeopleAsync(cancellationToken);
        isResumed = applications.Count > 0;
        var histories = DemoCases.All(application.Now);
        if (isResumed && await IsOverAsync(histories, cancellationToken))
            return;
        foreach (var step in histories.SelectMany(history => history).OrderBy(step => step.At).ToList())
        {
            await PlayAsync(step, cancellationToken);
            LogPlayed(step.Case.Name, step.Person, step.At);
        }
    }

    private async Task MeetPeopleAsync(CancellationToken cancellationToken)
    {
        await using var scope = application.At(application.Now);
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        var directory = scope.ServiceProvider.GetRequiredService<CallerDirectory>();
        foreach (var account in await db.Users.AsNoTracking().ToListAsync(cancellationToken))
            people[account.UserName!] = (await directory.FindAsync(account.Id, null, cancellationToken))!;
        foreach (var known in await db.Set<BaseApplication>().AsNoTracking().ToListAsync(cancellationToken))
            applications[known.Form.ProposedName ?? ""] = known;
    }

    /// <summary>
    /// Whether the last decision of every case was taken, under the name that the case had then: what visitors of the demo change
    /// afterwards brings nothing back.
    /// </summary>
    private async Task<bool> IsOverAsync(IReadOnlyList<IReadOnlyList<DemoStep>> histories, CancellationToken cancellationToken)
    {
        await using var scope = application.At(application.Now);
        foreach (var step in histories.Select(history => history.LastOrDefault(step => step.Deed is DemoDeed.Decide)).OfType<DemoStep>())
        {
            var done = await ListAsync(scope.ServiceProvider, TaskView.Done, step, cancellationToken);
            if (!done.Any(task => task.Base?.Name == step.Case.Name))
                return false;
        }

        return true;
    }

    private async Task PlayAsync(DemoStep step, CancellationToken cancellationToken)
    {
        await using var scope = application.At(step.At);
        var use = scope.ServiceProvider;
        var (person, known) = (people[step.Person], applications.GetValueOrDefault(step.Case.Name));
        switch (step.Deed)
        {
            case DemoDeed.Begin begin when known is null:
                Expect(step, await use.GetRequiredService<CreateApplication>().HandleAsync(new(begin.Form), person, cancellationToken));
                break;
            case DemoDeed.Submit submit when known!.Round < submit.Round:
                Expect(step, await use.GetRequiredService<SubmitApplication>().HandleAsync(new(known.Id), person, cancellationToken));
                break;
            case DemoDeed.Withdraw withdraw when known!.Status != ApplicationStatus.Withdrawn:
                Expect(step, await use.GetRequiredService<WithdrawApplication>().HandleAsync(new(known.Id, withdraw.Reason), person, cancellationToken));
                break;
            case DemoDeed.Decide decide:
                await DecideAsync(use, step, decide, person, cancellationToken);
                return;
            default:
                return;
        }

        var db = use.GetRequiredService<WorkflowsDbContext>();
        var changed = await db.Set<BaseApplication>().AsNoTracking().ToListAsync(cancellationToken);
        applications[step.Case.Name] = changed.Single(one => one.Form.ProposedName == step.Case.Name);
    }

    private async Task DecideAsync(IServiceProvider use, DemoStep step, DemoDeed.Decide decide, Caller person, CancellationToken cancellationToken)
    {
        var baseId = applications[step.Case.Name].BaseId;
        if (isResumed && (await ListAsync(use, TaskView.Done, step, cancellationToken)).Count(task => task.Base?.Id == baseId) >= decide.Nth)
            return;

        List<TaskItem> waiting = [.. (await ListAsync(use, TaskView.Todo, step, cancellationToken)).Where(task => task.Base?.Id == baseId)];
        if (waiting is not [var task])
            throw new InvalidOperationException($"{step.Case.Name}: {step.Person} has {waiting.Count} tasks {decide.TaskType}, not one.");
        var form = decide.Form?.Invoke(new(
            CollegeTime.DayOf(step.At), await DefaultsAsync(use, step, task, cancellationToken), name => people[name].PersonId));
        var signs = await use.GetRequiredService<WorkflowsDbContext>().Set<HumanTask>()
            .Where(one => one.Id == task.Id).Select(one => one.SignatureRequired).SingleAsync(cancellationToken);
        var signature = signs ? new SignatureRequest(Password: DemoPeople.Password) : null;
        Expect(step, await use.GetRequiredService<CompleteTask>().HandleAsync(
            new(task.Id, task.Revision, decide.Outcome, decide.Comment, AsSent(form), signature), person, cancellationToken));
    }

    /// <summary>The person's tasks of the type that the step decides.</summary>
    private async Task<IReadOnlyList<TaskItem>> ListAsync(
        IServiceProvider use, TaskView view, DemoStep step, CancellationToken cancellationToken) =>
        Expect(step, await use.GetRequiredService<ListTasks>().HandleAsync(
            new(view, All, TaskType: ((DemoDeed.Decide)step.Deed).TaskType), people[step.Person], cancellationToken)).Items;

    /// <summary>As a client sends it: a number made in memory is of one type, one that was read is of all.</summary>
    private static JsonObject? AsSent(JsonObject? form) => form is null ? null : (JsonObject)JsonNode.Parse(form.ToJsonString())!;

    /// <summary>What the form proposes. Only the agreement's proposes texts, and opening a task numbers events: hundreds of times that would show.</summary>
    private async Task<JsonObject> DefaultsAsync(IServiceProvider use, DemoStep step, TaskItem task, CancellationToken cancellationToken)
    {
        if (task.TaskType != AgreementDraft.TypeKey)
            return [];
        var opened = Expect(step, await use.GetRequiredService<GetTask>().HandleAsync(task.Id, people[step.Person], cancellationToken));
        return new JsonObject(opened.Fields.Where(field => field.Value is not null)
            .Select(field => KeyValuePair.Create(field.Name, field.Value?.DeepClone())));
    }

    private static T Expect<T>(DemoStep step, Result<T> result) => result.IsOk
        ? result.Value
        : throw new InvalidOperationException($"{step.Case.Name}: {step.Person} was refused {step.Deed}: {result.Refusal}, "
            + string.Join("; ", result.Refusal.Errors.Select(error => $"{error.Key}: {error.Value[0].Zh}")));

    [LoggerMessage(LogLevel.Debug, "{Person} acted on {Case} at {At}")]
    private partial void LogPlayed(string @case, string person, DateTimeOffset at);
}
