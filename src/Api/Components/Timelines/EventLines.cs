using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Tasks;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.Timelines;

/// <summary>Says in words what a line of the event log tells. A type that it doesn't know is still shown, by its name.</summary>
internal static partial class EventLines
{
    private const string System = "system";

    /// <summary>The lines in the order of the log.</summary>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<EventItem> events) => [.. events.Select(Of)];

    /// <summary>One line.</summary>
    public static TimelineEntry Of(EventItem happened)
    {
        var (what, mood) = Tell(happened.Type, happened.Data);
        return new(
            happened.Time, what, happened.Actor.Id == System ? null : happened.Actor.Name, mood,
            happened.Comment ?? Read(happened.Data, "reason"), happened.Clause is { } clause ? new Clause(clause) : null);
    }

    private static (string What, TimelineMood Mood) Tell(string type, JsonNode data) => type switch
    {
        "TaskCompleted" => (W.EventTaskCompleted(Read(data, "step") ?? "", Outcome(data).Say()), Mood(Read(data, "outcome"))),
        "TaskClaimed" => (W.EventTaskClaimed(Read(data, "step") ?? ""), TimelineMood.Plain),
        "TaskReleased" => (W.EventTaskReleased(Read(data, "step") ?? ""), TimelineMood.Plain),
        "ApplicationDrafted" => (W.EventApplicationDrafted, TimelineMood.Plain),
        "ApplicationSubmitted" => (W.EventApplicationSubmitted(Read(data, "round") ?? "1"), TimelineMood.Plain),
        "ApplicationReturned" => (W.EventApplicationReturned, TimelineMood.Caution),
        "ApplicationRejected" => (W.EventApplicationRejected, TimelineMood.Bad),
        "ApplicationApproved" => (W.EventApplicationApproved, TimelineMood.Good),
        "ApplicationWithdrawn" => (W.EventApplicationWithdrawn, TimelineMood.Caution),
        "ApplicationClosed" => (W.EventApplicationClosed, TimelineMood.Good),
        "AgreementOpened" => (W.EventAgreementOpened, TimelineMood.Plain),
        "AgreementDrafted" => (W.EventAgreementDrafted(Read(data, "startsOn") ?? "", Read(data, "endsOn") ?? ""), TimelineMood.Plain),
        "AgreementSideSigned" => (W.EventAgreementSideSigned(Read(data, "side") == "College"), TimelineMood.Good),
        "AgreementReopened" => (W.EventAgreementReopened, TimelineMood.Caution),
        "AgreementCopyReceived" => (W.EventAgreementCopyReceived(Read(data, "copy") ?? ""), TimelineMood.Plain),
        "WorkingGroupSet" => (W.EventWorkingGroupSet(Read(data, "leader") ?? "", Read(data, "deputy") ?? ""), TimelineMood.Plain),
        "MentorAdded" => (W.EventMentorAdded(Read(data, "name") ?? "", Read(data, "discipline") ?? ""), TimelineMood.Plain),
        "DocumentUploaded" => (W.EventDocumentUploaded(Read(data, "fileName") ?? ""), TimelineMood.Plain),
        "CustodyRecorded" => (W.EventCustodyRecorded, TimelineMood.Plain),
        "BaseStatusChanged" => (W.EventStatusChanged(Status(data, "from"), Status(data, "to")), Mood(ReadStatus(data, "to"))),
        "BaseApplied" => (W.EventApplied, TimelineMood.Plain),
        "BaseApproved" => (W.EventApproved(Read(data, "number") ?? ""), TimelineMood.Good),
        "BaseActivated" => (W.EventActivated(Read(data, "endsOn") ?? ""), TimelineMood.Good),
        "BaseDelisted" => (W.EventDelisted(Read(data, "year") ?? ""), TimelineMood.Bad),
        "BaseTerminated" => (W.EventTerminated, TimelineMood.Bad),
        "AgreementSigned" => (W.EventAgreementSigned, TimelineMood.Good),
        "AgreementExpiring" => (W.EventAgreementExpiring(Read(data, "endsOn") ?? ""), TimelineMood.Caution),
        "AgreementLapsed" => (W.EventAgreementLapsed, TimelineMood.Caution),
        "AgreementRenewed" => (W.EventAgreementRenewed(Read(data, "endsOn") ?? ""), TimelineMood.Good),
        "AssessmentOpened" => (W.EventAssessmentOpened(Read(data, "year") ?? ""), TimelineMood.Plain),
        "AssessmentConcluded" => (W.EventAssessmentConcluded(Read(data, "year") ?? "", Passed(data)), Mood(Passed(data))),
        "RectificationOrdered" => (W.EventRectificationOrdered(Read(data, "dueOn") ?? ""), TimelineMood.Caution),
        "RectificationConcluded" => (W.EventRectificationConcluded(Passed(data)), Mood(Passed(data))),
        _ => (W.EventOther(Spaced().Replace(type, " ")), TimelineMood.Plain),
    };

    private static Text Outcome(JsonNode data) => Outcomes.Label(Read(data, "outcome") ?? "");

    private static TimelineMood Mood(string? outcome) => outcome switch
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

    private static string Status(JsonNode data, string name) => ReadStatus(data, name)?.Title().Say() ?? Read(data, name) ?? "";

    private static BaseStatus? ReadStatus(JsonNode data, string name) => Enum.TryParse<BaseStatus>(Read(data, name), out var status) ? status : null;

    private static bool Passed(JsonNode data) => Read(data, "passed") == "true";

    // Published events are written by their own records, internal ones by hand; both are read without trust in their shape.
    private static string? Read(JsonNode data, string name) =>
        data is JsonObject fields && fields[name] is JsonValue value ? value.ToString() : null;

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Spaced();
}
