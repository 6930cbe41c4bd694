using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Writes the registers of a base (5.1, 5.2) in the running unit of work, with their events.</summary>
public sealed class BaseRegisters(WorkflowsDbContext db, EventLog events, BaseEvents published, CommandScope command, TimeProvider time)
{
    /// <summary>Sets or replaces the working group.</summary>
    /// <param name="trainingBase">The base, tracked.</param>
    /// <param name="group">The whole group.</param>
    /// <param name="about">The case in which it happens; null for none.</param>
    internal Refusal? SetWorkingGroup(TrainingBase trainingBase, WorkingGroup group, CaseRef? about)
    {
        var before = published.EligibilityOf(trainingBase);
        if (trainingBase.SetWorkingGroup(group) is { } refusal)
            return refusal;

        var caller = command.Caller ?? Caller.System;
        db.Add(new WorkingGroupVersion
        {
            Id = Guid.CreateVersion7().ToString("N"),
            BaseId = trainingBase.Id,
            Group = group,
            Entered = new(caller.PersonId, caller.Name, time.GetUtcNow()),
        });
        Tell("WorkingGroupSet", trainingBase, Regulation.Art5_1, about, new JsonObject { ["leader"] = group.Leader.Name, ["deputy"] = group.Deputy.Name });
        published.EligibilityChanged(trainingBase, before, about, Regulation.Art5_1);
        return null;
    }

    /// <summary>Registers a mentor.</summary>
    /// <param name="trainingBase">The base, tracked.</param>
    /// <param name="mentor">The entry.</param>
    /// <param name="about">The case in which it happens; null for none.</param>
    internal Refusal? AddMentor(TrainingBase trainingBase, Mentor mentor, CaseRef? about)
    {
        var before = published.EligibilityOf(trainingBase);
        if (trainingBase.AddMentor(mentor, time.Today()) is { } refusal)
            return refusal;

        Tell("MentorAdded", trainingBase, Regulation.Art5_2, about, new JsonObject { ["name"] = mentor.Name, ["discipline"] = mentor.Discipline });
        published.EligibilityChanged(trainingBase, before, about, Regulation.Art5_2);
        return null;
    }

    /// <summary>Corrects the entry of a mentor.</summary>
    internal Refusal? ChangeMentor(TrainingBase trainingBase, Mentor mentor)
    {
        var before = published.EligibilityOf(trainingBase);
        if (trainingBase.ChangeMentor(mentor, time.Today()) is { } refusal)
            return refusal;

        Tell("MentorChanged", trainingBase, Regulation.Art5_2, null, new JsonObject { ["name"] = mentor.Name, ["discipline"] = mentor.Discipline });
        published.EligibilityChanged(trainingBase, before, null, Regulation.Art5_2);
        return null;
    }

    /// <summary>Retires a mentor.</summary>
    internal Refusal? RetireMentor(TrainingBase trainingBase, string mentorId, DateOnly? on)
    {
        var before = published.EligibilityOf(trainingBase);
        if (trainingBase.RetireMentor(mentorId, on, time.Today()) is { } refusal)
            return refusal;

        var retired = trainingBase.Mentors.First(one => one.Id == mentorId);
        Tell("MentorRetired", trainingBase, Regulation.Art5_2, null, new JsonObject
        {
            ["name"] = retired.Name,
            ["discipline"] = retired.Discipline,
            ["retiredOn"] = $"{retired.RetiredOn:yyyy-MM-dd}",
        });
        published.EligibilityChanged(trainingBase, before, null, Regulation.Art5_2);
        return null;
    }

    private void Tell(string type, TrainingBase trainingBase, Clause clause, CaseRef? about, JsonObject data) =>
        events.Append(new EventRecord(type, $"base/{trainingBase.Id}", data) { Case = about, BaseId = trainingBase.Id, Clause = clause });
}
