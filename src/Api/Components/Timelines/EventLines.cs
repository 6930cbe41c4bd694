using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Tasks;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.Timelines;

/// <summary>
/// Says in words what a line of the event log tells. A type that it doesn't know is still shown, by its name. What one decision
/// brought about is told in one entry: a vice president's approval, the number issued and the base's new status are one thing to
/// people, and three lines of the log.
/// </summary>
internal static partial class EventLines
{
    private const string System = "system";

    /// <summary>The lines in the order of the log.</summary>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<EventItem> events)
    {
        List<List<EventItem>> moments = [];
        foreach (var happened in events)
        {
            if (moments is [.., [{ } told]] && IsToldBy(happened, told))
                moments[^1] = [happened with { Clause = happened.Clause ?? told.Clause }];
            else if (moments.Count > 0 && IsConsequence(moments[^1], happened))
                moments[^1].Add(happened);
            else
                moments.Add([happened]);
        }

        return [.. moments.Select(Of)];
    }

    /// <summary>One line.</summary>
    public static TimelineEntry Of(EventItem happened)
    {
        var (what, mood) = Tell(happened.Type, happened.Data);
        return new(
            happened.Time, what, happened.Actor.Id == System ? null : happened.Actor.Name, mood,
            happened.Comment ?? Read(happened.Data, "reason"), happened.Clause is { } clause ? new Clause(clause) : null);
    }

    // Everything that a burst tells, it tells within moments and in the name of the same person.
    private static bool IsConsequence(List<EventItem> moment, EventItem next) =>
        !IsCause(next.Type) && (IsCause(moment[0].Type) || IsOfLife(moment[0].Type)) && IsOfLife(next.Type)
        && next.Actor.Id == moment[0].Actor.Id && next.Time - moment[0].Time < TimeSpan.FromSeconds(2);

    // What a step of an assessment tells just before its task is done says the same as the task does.
    private static bool IsToldBy(EventItem completed, EventItem told) => completed.Type == "TaskCompleted"
        && told.Type.StartsWith("Assessment", StringComparison.Ordinal) && !PublishedEvents.Names.Contains(told.Type)
        && told.Actor.Id == completed.Actor.Id && completed.Time - told.Time < TimeSpan.FromSeconds(2);

    private static bool IsCause(string type) => type is "TaskCompleted" or "ApplicationSubmitted" or "ApplicationWithdrawn" or "ApplicationDrafted";

    private static bool IsOfLife(string type) => type.StartsWith("Application", StringComparison.Ordinal)
        || type.StartsWith("Agreement", StringComparison.Ordinal) || type.StartsWith("Assessment", StringComparison.Ordinal)
        || type.StartsWith("Rectification", StringComparison.Ordinal) || PublishedEvents.Names.Contains(type);

    private static TimelineEntry Of(List<EventItem> moment)
    {
        // The status is a consequence of whatever else happened, whichever of them was written first; that an application was
        // submitted need not be said twice.
        var isSubmission = moment.Any(one => one.Type == "ApplicationSubmitted");
        var lines = moment.Where(one => !isSubmission || one.Type != nameof(BaseApplied))
            .OrderBy(one => one.Type == nameof(BaseStatusChanged)).Select(Of).ToList();
        return lines[0] with
        {
            Mood = lines.Max(line => line.Mood),
            Why = lines.Select(line => line.Why).FirstOrDefault(why => why is not null),
            Clause = lines[0].Clause ?? lines.Select(line => line.Clause).FirstOrDefault(clause => clause is not null),
            Also = [.. lines.Skip(1).Select(line => line.What)],
        };
    }

    private static (string What, TimelineMood Mood) Tell(string type, JsonNode data) => type switch
    {
        "TaskCompleted" => (W.EventTaskCompleted(Read(data, "step") ?? "", Outcome(data).Say(), Part(data)), Mood(Read(data, "outcome"))),
        "TaskReminded" => (W.EventTaskReminded(Read(data, "step") ?? ""), TimelineMood.Caution),
        "TaskEscalated" => (W.EventTaskEscalated(Read(data, "step") ?? "", Name<Role>(data, "role", Roles.Title), Read(data, "kind") == nameof(EscalationKind.Candidate), Read(data, "takenFrom")), TimelineMood.Caution),
        "TaskClaimed" => (W.EventTaskClaimed(Read(data, "step") ?? ""), TimelineMood.Plain),
        "AbsenceDeclared" => (W.EventAbsenceDeclared(Read(data, "person") ?? "", Read(data, "acting") ?? ""), TimelineMood.Plain),
        "AbsenceEnded" => (W.EventAbsenceEnded(Read(data, "person") ?? ""), TimelineMood.Plain),
        "TaskReleased" => (W.EventTaskReleased(Read(data, "step") ?? ""), TimelineMood.Plain),
        "ApplicationDrafted" => (W.EventApplicationDrafted, TimelineMood.Plain),
        "ApplicationSubmitted" => (W.EventApplicationSubmitted(Read(data, "round") ?? "1"), TimelineMood.Plain),
        "ApplicationReturned" => (W.EventApplicationReturned, TimelineMood.Caution),
        "ApplicationRejected" => (W.EventApplicationRejected, TimelineMood.Bad),
        "ApplicationApproved" => (W.EventApplicationApproved, TimelineMood.Good),
        "ApplicationDiscarded" => (W.EventApplicationDiscarded, TimelineMood.Plain),
        "ApplicationWithdrawn" => (W.EventApplicationWithdrawn, TimelineMood.Caution),
        "ApplicationClosed" => (W.EventApplicationClosed, TimelineMood.Good),
        "AgreementOpened" => (W.EventAgreementOpened(Name<Role>(data, "signer", Roles.Title)), TimelineMood.Plain),
        "AgreementDrafted" => (W.EventAgreementDrafted(Read(data, "startsOn") ?? "", Read(data, "endsOn") ?? ""), TimelineMood.Plain),
        "AgreementSideSigned" => (W.EventAgreementSideSigned(Read(data, "side") == "College"), TimelineMood.Good),
        "AgreementRenewalOpened" => (W.EventAgreementRenewalOpened(Read(data, "endsOn") ?? ""), TimelineMood.Plain),
        "AgreementGivenUp" => (W.EventAgreementGivenUp, TimelineMood.Bad),
        "AgreementReopened" => (W.EventAgreementReopened, TimelineMood.Caution),
        "AgreementCopyReceived" => (W.EventAgreementCopyReceived(Read(data, "copy") ?? "", Name<CopyHolder>(data, "holder", AgreementTitles.Title)), TimelineMood.Good),
        "WorkingGroupSet" => (W.EventWorkingGroupSet(Read(data, "leader") ?? "", Read(data, "deputy") ?? ""), TimelineMood.Plain),
        "MentorAdded" => (W.EventMentorAdded(Read(data, "name") ?? "", Read(data, "discipline") ?? ""), TimelineMood.Plain),
        "MentorChanged" => (W.EventMentorChanged(Read(data, "name") ?? "", Read(data, "discipline") ?? ""), TimelineMood.Plain),
        "MentorRetired" => (W.EventMentorRetired(Read(data, "name") ?? "", Read(data, "discipline") ?? "", Read(data, "retiredOn") ?? ""), TimelineMood.Caution),
        "RulesFiled" => (W.EventRulesFiled(Name<RulesKind>(data, "kind", BaseTitles.Title), Read(data, "number") ?? "1", Read(data, "effectiveOn") ?? ""), TimelineMood.Good),
        "ExchangeRecorded" => (W.EventExchangeRecorded(Read(data, "heldOn") ?? "", Read(data, "topic") ?? ""), TimelineMood.Plain),
        "ExchangeChanged" => (W.EventExchangeChanged(Read(data, "heldOn") ?? "", Read(data, "topic") ?? ""), TimelineMood.Plain),
        "FactsReported" => (W.EventFactsReported(Read(data, "year") ?? ""), TimelineMood.Plain),
        "DocumentUploaded" => (W.EventDocumentUploaded(Read(data, "fileName") ?? ""), TimelineMood.Plain),
        "CustodyRecorded" => (W.EventCustodyRecorded, TimelineMood.Plain),
        "BaseStatusChanged" => (W.EventStatusChanged(Status(data, "from"), Status(data, "to")), Mood(ReadStatus(data, "to"))),
        "BaseApplied" => (W.EventApplied, TimelineMood.Plain),
        "BaseApproved" => (W.EventApproved(Read(data, "number") ?? ""), TimelineMood.Good),
        "BaseActivated" => (W.EventActivated(Read(data, "endsOn") ?? ""), TimelineMood.Good),
        "BaseEligibilityChanged" => (W.EventEligibilityChanged, TimelineMood.Plain),
        "BaseDelisted" => (W.EventDelisted(Read(data, "year") ?? ""), TimelineMood.Bad),
        "BaseTerminated" => (W.EventTerminated, TimelineMood.Bad),
        "AgreementSigned" => (W.EventAgreementSigned, TimelineMood.Good),
        "AgreementExpiring" => (W.EventAgreementExpiring(Read(data, "endsOn") ?? ""), TimelineMood.Caution),
        "AgreementLapsed" => (W.EventAgreementLapsed, TimelineMood.Caution),
        "AgreementRenewed" => (W.EventAgreementRenewed(Read(data, "endsOn") ?? ""), TimelineMood.Good),
        "AssessmentOpened" => (W.EventAssessmentOpened(Read(data, "year") ?? ""), TimelineMood.Plain),
        "AssessmentConcluded" => (W.EventAssessmentConcluded(Read(data, "year") ?? "", Passed(data)), Mood(Passed(data))),
        "AssessmentExpertsProposed" => (W.EventAssessmentProposed, TimelineMood.Plain),
        "AssessmentOrganised" => (W.EventAssessmentOrganised, TimelineMood.Plain),
        "AssessmentMethodsRecorded" => (W.EventAssessmentRecorded, TimelineMood.Plain),
        "AssessmentScored" => (W.EventAssessmentScored, TimelineMood.Plain),
        "AssessmentDrafted" => (W.EventAssessmentDrafted, TimelineMood.Plain),
        "AssessmentReopened" => (W.EventAssessmentReopened, TimelineMood.Caution),
        "AssessmentSigned" => (W.EventAssessmentSigned, TimelineMood.Good),
        "AssessmentAnnounced" => (W.EventAssessmentAnnounced, TimelineMood.Plain),
        "AssessmentObjected" => (W.EventAssessmentObjected, TimelineMood.Caution),
        "AssessmentAccepted" => (W.EventAssessmentAccepted, TimelineMood.Good),
        "AssessmentObjectionDecided" => (W.EventAssessmentObjectionDecided, TimelineMood.Plain),
        "RectificationOrdered" => (W.EventRectificationOrdered(Read(data, "dueOn") ?? ""), TimelineMood.Caution),
        "RectificationConcluded" => (W.EventRectificationConcluded(Passed(data)), Mood(Passed(data))),
        "RectificationProgressNoted" => (W.EventRectificationProgress(Read(data, "item") ?? "", Read(data, "title") ?? ""), TimelineMood.Plain),
        "RectificationExtensionAsked" => (W.EventExtensionAsked(Read(data, "workdays") ?? ""), TimelineMood.Caution),
        "RectificationExtensionDecided" => (W.EventExtensionDecided(Read(data, "granted") == "true", Read(data, "dueOn") ?? ""), TimelineMood.Plain),
        "RectificationHandedIn" => (W.EventRectificationHandedIn, TimelineMood.Plain),
        "RectificationReassessed" => (W.EventReassessed(Passed(data)), Mood(Passed(data))),
        "RectificationDecided" => (W.EventRectificationDecided(Passed(data)), Mood(Passed(data))),
        "RouteSaved" => (W.EventRouteSaved(Read(data, "version") ?? ""), TimelineMood.Plain),
        "RoutePublished" => (W.EventRoutePublished(Read(data, "version") ?? ""), TimelineMood.Good),
        "RouteRetracted" => (W.EventRouteRetracted(Read(data, "from") ?? ""), TimelineMood.Caution),
        "RouteReverted" => (W.EventRouteReverted(Read(data, "from") ?? "", Read(data, "version") ?? ""), TimelineMood.Caution),
        "QuestionnaireOpened" => (W.EventQuestionnaireOpened(Audience(data), Read(data, "closesOn") ?? ""), TimelineMood.Plain),
        "QuestionnairePeopleInvited" => (W.EventQuestionnairePeopleInvited(Audience(data), Read(data, "people") ?? ""), TimelineMood.Plain),
        "QuestionnaireLinksRenewed" => (W.EventQuestionnaireLinksRenewed(Audience(data), Read(data, "people") ?? ""), TimelineMood.Plain),
        "QuestionnaireClosingDayChanged" => (W.EventQuestionnaireClosingDayChanged(Audience(data), Read(data, "closesOn") ?? ""), TimelineMood.Plain),
        "QuestionnaireClosed" => (W.EventQuestionnaireClosed(Audience(data), Read(data, "answers") ?? ""), TimelineMood.Plain),
        "RouteVersionDeleted" => (W.EventRouteVersionDeleted(Read(data, "version") ?? ""), TimelineMood.Bad),
        "InstanceCancelled" => (W.EventInstanceCancelled, TimelineMood.Bad),
        "InstanceAltered" => (Altered(data), TimelineMood.Caution),
        "InstanceMigrated" => (W.EventInstanceMigrated(Read(data, "from") ?? "", Read(data, "version") ?? ""), TimelineMood.Caution),
        "RouteDeleted" => (W.EventRouteDeleted, TimelineMood.Bad),
        _ => (W.EventOther(Spaced().Replace(type, " ")), TimelineMood.Plain),
    };

    // What the button said; lines from before it was kept say what the outcome is usually called.
    private static string Altered(JsonNode data) => Read(data, "kind") switch
    {
        "JumpTo" => W.EventInstanceJumped(Read(data, "title") ?? ""),
        "Retry" => W.EventInstanceRetried(Read(data, "title") ?? ""),
        _ => W.EventInstanceVariable(Read(data, "target") ?? ""),
    };

    private static Text Outcome(JsonNode data) =>
        data is JsonObject fields && fields["label"] is JsonObject label && Read(label, "zh") is { } zh && Read(label, "en") is { } en
            ? new(zh, en)
            : Outcomes.Label(Read(data, "outcome") ?? "");

    private static string? Part(JsonNode data)
    {
        try
        {
            return data is JsonObject fields && fields["part"]?.Deserialize<TaskPart>(BaseWorkflows.Workflows.Persistence.Json.Options) is { } part ? PartWords.Of(part).Say() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimelineMood Mood(string? outcome) => Outcomes.KindOf(outcome ?? "") switch
    {
        "Approve" or "Accept" or "Sign" or "Confirm" => TimelineMood.Good,
        "Return" => TimelineMood.Caution,
        "Reject" => TimelineMood.Bad,
        _ => TimelineMood.Plain,
    };

    private static TimelineMood Mood(bool passed) => passed ? TimelineMood.Good : TimelineMood.Bad;

    private static TimelineMood Mood(BaseStatus? status) => status switch
    {
        BaseStatus.Approved or BaseStatus.Active => TimelineMood.Good,
        BaseStatus.Rectifying or BaseStatus.Lapsed => TimelineMood.Caution,
        BaseStatus.Rejected or BaseStatus.Delisted or BaseStatus.Terminated => TimelineMood.Bad,
        _ => TimelineMood.Plain,
    };

    private static string Status(JsonNode data, string name) => Name<BaseStatus>(data, name, BaseTitles.Title);

    private static string Name<T>(JsonNode data, string name, Func<T, Text> title)
        where T : struct, Enum => Enum.TryParse<T>(Read(data, name), out var value) && Enum.IsDefined(value) ? title(value).Say() : Read(data, name) ?? "";

    private static BaseStatus? ReadStatus(JsonNode data, string name) => Enum.TryParse<BaseStatus>(Read(data, name), out var status) ? status : null;

    private static string Audience(JsonNode data) => Name<QuestionnaireAudience>(data, "audience", QuestionnaireTitles.Title);

    private static bool Passed(JsonNode data) => Read(data, "passed") == "true";

    // Published events are written by their own records, internal ones by hand; both are read without trust in their shape.
    private static string? Read(JsonNode data, string name) =>
        data is JsonObject fields && fields[name] is JsonValue value ? value.ToString() : null;

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Spaced();
}
