using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Agreements.Steps;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Jobs;
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

    /// <summary>Nobody of the past is told of a task, and the keys under which the demo acts are kept.</summary>
    private static readonly string[] NotPlayed = ["remind-tasks", "escalate-tasks", "forget-idempotency-keys"];

    private readonly Dictionary<string, Caller> people = [];
    private readonly Dictionary<string, BaseApplication> applications = [];
    private readonly Dictionary<string, int> times = [];
    private DateTimeOffset? playedUntil;

    private bool IsResumed => playedUntil is not null;

    /// <summary>Plays what hasn't happened yet.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await MeetPeopleAsync(cancellationToken);
        var histories = DemoCases.All(application.Now);
        if (IsResumed && await IsOverAsync(histories, cancellationToken))
            return;
        foreach (var same in histories.SelectMany(history => history).Where(step => step.Deed is DemoDeed.Decide)
            .GroupBy(step => (step.Case, step.Person, ((DemoDeed.Decide)step.Deed).TaskType)))
        {
            foreach (var (step, before) in same.Select((step, before) => (step, before)))
                times[step.Key] = before + 1;
        }

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
        if (applications.Count > 0)
            playedUntil = (await db.Set<EventRow>().AsNoTracking().OrderByDescending(row => row.Id).FirstAsync(cancellationToken)).At;
    }

    /// <summary>
    /// Whether the last decision of every case was taken, under the name that the case had then or for the base that it has become: what
    /// visitors of the demo change afterwards brings nothing back.
    /// </summary>
    private async Task<bool> IsOverAsync(IReadOnlyList<IReadOnlyList<DemoStep>> histories, CancellationToken cancellationToken)
    {
        await using var scope = application.At(application.Now);
        foreach (var step in histories.Select(history => history.LastOrDefault(step => step.Deed is DemoDeed.Decide)).OfType<DemoStep>())
        {
            var done = await DoneAsync(scope.ServiceProvider, step, cancellationToken);
            if (!done.Any(task => task.Base?.Name == step.Case.Name || task.Base?.Id == applications.GetValueOrDefault(step.Case.Name)?.BaseId))
                return false;
        }

        return true;
    }

    private async Task PlayAsync(DemoStep step, CancellationToken cancellationToken)
    {
        await using var scope = application.At(step.At);
        var use = scope.ServiceProvider;
        if (step.Deed is DemoDeed.Night)
        {
            await SleepAsync(use, step, cancellationToken);
            return;
        }

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
                await DecideAsync(SceneOf(use, step, cancellationToken), step, decide);
                return;
            case DemoDeed.Act act when !(step.At < playedUntil):
                // Under the same key, perhaps with another day in it: it was done just before the play was killed.
                if (await act.Do(SceneOf(use, step, cancellationToken)) is { Code: not ("idempotency.key_reused" or "questionnaire.links_shown_once") } refusal)
                    Expect<bool>(step, refusal);
                return;
            default:
                return;
        }

        var db = use.GetRequiredService<WorkflowsDbContext>();
        var changed = await db.Set<BaseApplication>().AsNoTracking().ToListAsync(cancellationToken);
        applications[step.Case.Name] = changed.Single(one => one.Form.ProposedName == step.Case.Name);
    }

    /// <summary>
    /// What is due by then, as at every midnight. Nights before the last event are over: what their schedules found then is not what they
    /// would find now.
    /// </summary>
    private async Task SleepAsync(IServiceProvider use, DemoStep step, CancellationToken cancellationToken)
    {
        if (step.At < playedUntil)
            return;
        foreach (var schedule in Schedules.All.Where(schedule => !NotPlayed.Contains(schedule.Key)))
            await schedule.WorkAsync(use, step.At, cancellationToken);
    }

    private DemoScene SceneOf(IServiceProvider use, DemoStep step, CancellationToken cancellationToken) => new(
        use, step.Key, CollegeTime.DayOf(step.At), applications.GetValueOrDefault(step.Case.Name)?.BaseId, people[step.Person],
        name => people[name].PersonId, cancellationToken);

    private async Task DecideAsync(DemoScene scene, DemoStep step, DemoDeed.Decide decide)
    {
        if (IsResumed && (await DoneAsync(scene.Use, step, scene.Cancel)).Count(task => task.Base?.Id == scene.BaseId) >= times[step.Key])
            return;

        // Asked of the database itself: an inbox has much to look up for each of its tasks, and there are hundreds of steps.
        var open = await scene.Db.Set<HumanTask>().AsNoTracking()
            .Where(task => task.TaskType == decide.TaskType && task.CompletedAt == null).ToListAsync(scene.Cancel);
        if (open.FindAll(task => task.Case.BaseId == scene.BaseId && task.Candidates.Any(scene.Person.CandidateKeys.Contains)) is not [var task])
            throw new InvalidOperationException($"{step.Key}: {step.Person} has no task {decide.TaskType}, or several, on {step.At}.");
        var form = decide.Form?.Invoke(new(scene.Today, await DefaultsAsync(scene, step, task), scene.PersonId));
        foreach (var file in decide.Files)
        {
            var document = Expect(step, await file.UploadAsync(scene, task.Case.Kind, task.Case.Id));
            form![file.Field] = new JsonArray(document);
        }

        var signature = task.SignatureRequired ? new SignatureRequest(Password: DemoPeople.Password) : null;
        Expect(step, await scene.Get<CompleteTask>().HandleAsync(
            new(task.Id, task.Revision, decide.Outcome, decide.Comment, AsSent(form), signature), scene.Person, scene.Cancel));
    }

    /// <summary>What the person has done of the type that the step decides.</summary>
    private async Task<IReadOnlyList<TaskItem>> DoneAsync(IServiceProvider use, DemoStep step, CancellationToken cancellationToken) =>
        Expect(step, await use.GetRequiredService<ListTasks>().HandleAsync(
            new(TaskView.Done, All, TaskType: ((DemoDeed.Decide)step.Deed).TaskType), people[step.Person], cancellationToken)).Items;

    /// <summary>As a client sends it: a number made in memory is of one type, one that was read is of all.</summary>
    private static JsonObject? AsSent(JsonObject? form) => form is null ? null : (JsonObject)JsonNode.Parse(form.ToJsonString())!;

    /// <summary>What the form proposes. Only the agreement's proposes texts, and opening a task numbers events: hundreds of times that would show.</summary>
    private static async Task<JsonObject> DefaultsAsync(DemoScene scene, DemoStep step, HumanTask task)
    {
        if (task.TaskType != AgreementDraft.TypeKey)
            return [];
        var opened = Expect(step, await scene.Get<GetTask>().HandleAsync(task.Id, scene.Person, scene.Cancel));
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
