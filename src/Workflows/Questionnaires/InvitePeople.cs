using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>Enters people who are asked.</summary>
/// <param name="Id">The questionnaire.</param>
/// <param name="Text">The list as it was pasted, a line each with name and contact; null where a file comes.</param>
/// <param name="File">The list as an Excel or CSV file; null where it was pasted.</param>
public sealed record InvitePeopleRequest(string Id, string? Text, byte[]? File = null)
{
    /// <inheritdoc />
    public override string ToString() => $"people for questionnaire {Id}";
}

/// <summary>Enters people who are asked, and makes their personal links. The links are in the answer, this once.</summary>
public sealed class InvitePeople(WorkflowsDbContext db, UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    /// <summary>The most people whom a questionnaire asks.</summary>
    public const int MaxPeople = 1000;

    /// <summary>
    /// Enters all of the list or nothing; who is on it already is passed over. Refuses a list that can't be read, by its lines. The same
    /// idempotency key again is a conflict: no database keeps the links.
    /// </summary>
    public Task<Result<PersonalLinks>> HandleAsync(InvitePeopleRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var read = request.File is { } file ? PeopleList.Read(file) : PeopleList.Read(request.Text ?? "");
        return LinksShownOnce.RunAsync(unitOfWork, CommandInfo.Of(caller, "questionnaires.invite", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await desk.FindToRunAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value.Questionnaire;
            if ((one.OnlyWhileOpen(desk.Now) ?? read.Refusal) is { } refusal)
                return refusal;

            await desk.LockAsync(one.Id, token);
            var known = await db.Set<Invitation>().AsNoTracking().Where(each => each.QuestionnaireId == one.Id)
                .Select(each => new { each.Name, each.Contact }).ToListAsync(token);
            var listed = known.Select(each => new Person(each.Name, each.Contact)).ToHashSet();
            var people = read.Value.Where(listed.Add).ToList();
            if (listed.Count > MaxPeople)
            {
                return new Refusal(RefusalKind.RuleBroken, "questionnaire.too_many_people", new(
                    $"一份问卷最多 {MaxPeople} 人。", $"A questionnaire asks {MaxPeople} people at most."));
            }

            List<PersonalLink> links = [];
            foreach (var person in people)
            {
                var link = new PersonalLink(Guid.NewGuid().ToString("N"), person.Name, person.Contact, LinkToken.Create());
                db.Add(Invitation.Of(link.InvitationId, one.Id, link.Name, link.Contact, LinkToken.Hash(link.Token)));
                links.Add(link);
            }

            if (links.Count > 0)
                desk.Tell("QuestionnairePeopleInvited", one, new JsonObject { ["people"] = links.Count });
            return new PersonalLinks(links, read.Value.Count - links.Count);
        }, cancellationToken);
    }
}

/// <summary>Gives people new links.</summary>
/// <param name="Id">The questionnaire.</param>
/// <param name="InvitationIds">Whom; null for everybody who hasn't answered.</param>
public sealed record RenewLinksRequest(string Id, IReadOnlyList<string>? InvitationIds = null);

/// <summary>
/// Gives people who haven't answered new links, for a list that was lost or a reminder: the old ones lead nowhere from then on.
/// </summary>
public sealed class RenewLinks(WorkflowsDbContext db, UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    /// <summary>Refuses somebody who has answered or isn't asked. The same idempotency key again is a conflict.</summary>
    public Task<Result<PersonalLinks>> HandleAsync(RenewLinksRequest request, Caller caller, CancellationToken cancellationToken) =>
        LinksShownOnce.RunAsync(unitOfWork, CommandInfo.Of(caller, "questionnaires.renew_links", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await desk.FindToRunAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var one = found.Value.Questionnaire;
            if (one.OnlyWhileOpen(desk.Now) is { } closed)
                return closed;

            await desk.LockAsync(one.Id, token);
            var asked = request.InvitationIds?.Distinct().ToList();
            var people = await db.Set<Invitation>()
                .Where(each => each.QuestionnaireId == one.Id && (asked == null ? !each.HasAnswered : asked.Contains(each.Id)))
                .ToListAsync(token);
            if (asked is not null && people.Count < asked.Count)
                return RemoveInvitation.NotListed;

            List<PersonalLink> links = [];
            foreach (var person in people.OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Contact, StringComparer.Ordinal))
            {
                var link = LinkToken.Create();
                if (person.Renew(LinkToken.Hash(link)) is { } used)
                    return used;
                links.Add(new(person.Id, person.Name, person.Contact, link));
            }

            if (links.Count > 0)
                desk.Tell("QuestionnaireLinksRenewed", one, new JsonObject { ["people"] = links.Count });
            return new PersonalLinks(links, 0);
        }, cancellationToken);
}

/// <summary>Takes somebody off the list.</summary>
/// <param name="Id">The questionnaire.</param>
/// <param name="InvitationId">Whom.</param>
public sealed record RemoveInvitationRequest(string Id, string InvitationId);

/// <summary>Takes somebody who was entered by mistake off the list; their link leads nowhere from then on.</summary>
public sealed class RemoveInvitation(WorkflowsDbContext db, UnitOfWork unitOfWork, QuestionnaireDesk desk)
{
    internal static readonly Refusal NotListed = new(RefusalKind.NotFound, "questionnaire.person_not_found", new(
        "名单上没有这个人，请刷新后再试。", "Nobody like that is on the list; reload and try again."));

    /// <summary>Refuses somebody who has answered: what they said is counted, and can't be told from the rest.</summary>
    public Task<Result<QuestionnaireDetail>> HandleAsync(RemoveInvitationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "questionnaires.remove", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await desk.FindToRunAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (one, about) = found.Value;
            await desk.LockAsync(one.Id, token);
            var person = await db.Set<Invitation>().SingleOrDefaultAsync(each => each.Id == request.InvitationId && each.QuestionnaireId == one.Id, token);
            if ((one.OnlyWhileOpen(desk.Now) ?? (person is null ? NotListed : null)) is { } refusal)
                return refusal;
            if (person!.HasAnswered)
            {
                return new Refusal(RefusalKind.Conflict, "questionnaire.person_answered", new(
                    $"{person.Name}已经作答，不能从名单中删除。", $"{person.Name} has answered and can't be taken off the list."));
            }

            db.Remove(person);
            await db.SaveChangesAsync(token);
            return (Result<QuestionnaireDetail>)await desk.ShowAsync(one, about, caller, token);
        }, cancellationToken);
}
