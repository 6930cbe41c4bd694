using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>Moves the closing day.</summary>
/// <param name="Id">The questionnaire.</param>
/// <param name="ClosesOn">The new last day, Asia/Shanghai, to its end.</param>
public sealed record ChangeClosingDayRequest(string Id, DateOnly? ClosesOn);

/// <summary>Gives people more or less time, as long as the questionnaire is open.</summary>
public sealed class ChangeClosingDay(UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    /// <summary>Refuses a closed questionnaire and a day out of reach.</summary>
    public Task<Result<QuestionnaireDetail>> HandleAsync(ChangeClosingDayRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "questionnaires.change_closing_day", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await desk.FindToRunAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (one, about) = found.Value;
            var before = one.ClosesOn;
            if (one.CloseOn(request.ClosesOn, desk.Now) is { } refusal)
                return refusal;

            desk.Tell("QuestionnaireClosingDayChanged", one, new JsonObject { ["from"] = $"{before:yyyy-MM-dd}", ["closesOn"] = $"{one.ClosesOn:yyyy-MM-dd}" });
            return (Result<QuestionnaireDetail>)await desk.ShowAsync(one, about, caller, token);
        }, cancellationToken);
}

/// <summary>Closes one questionnaire before its day, for good.</summary>
public sealed class CloseQuestionnaire(UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    /// <summary>Refuses one that is closed.</summary>
    public Task<Result<QuestionnaireDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "questionnaires.close", id, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await desk.FindToRunAsync(id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (one, about) = found.Value;
            var tally = await desk.LockAsync(one.Id, token);
            if (one.Close(desk.Now) is { } refusal)
                return refusal;

            desk.Tell("QuestionnaireClosed", one, new JsonObject { ["answers"] = tally.Answers });
            return (Result<QuestionnaireDetail>)await desk.ShowAsync(one, about, caller, token);
        }, cancellationToken);
}

/// <summary>Closes the questionnaires whose last day is over. Nobody can answer them anyway; from then on the log says so.</summary>
public sealed class CloseQuestionnaires(WorkflowsDbContext db, UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    /// <summary>Closes them, each in a transaction of its own; twice is the same as once.</summary>
    /// <returns>How many were closed.</returns>
    public async Task<Result<int>> HandleAsync(CancellationToken cancellationToken)
    {
        var today = CollegeTime.DayOf(desk.Now);
        var due = await db.Set<Questionnaire>().AsNoTracking().Where(one => one.ClosedAt == null && one.ClosesOn < today).Select(one => one.Id).ToListAsync(cancellationToken);
        var closed = 0;
        foreach (var id in due)
            closed += (await CloseAsync(id, cancellationToken)).Value;
        return closed;
    }

    private Task<Result<int>> CloseAsync(string id, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "questionnaires.close_due"), async token =>
        {
            var tally = await desk.LockAsync(id, token);
            var one = await db.Set<Questionnaire>().SingleAsync(one => one.Id == id, token);
            // Somebody was faster, or gave more time.
            if (one.StatusAt(desk.Now) == QuestionnaireStatus.Open || one.Close(desk.Now) is not null)
                return 0;

            desk.Tell("QuestionnaireClosed", one, new JsonObject { ["answers"] = tally.Answers });
            return (Result<int>)1;
        }, cancellationToken);
}
