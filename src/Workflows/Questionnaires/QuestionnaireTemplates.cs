using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>The newest version of the questions to an audience.</summary>
/// <param name="Audience">Whom they are for.</param>
/// <param name="Number">The version, from 1.</param>
/// <param name="Questions">In their order.</param>
/// <param name="SavedBy">Who wrote it, by name.</param>
/// <param name="SavedAt">When (UTC).</param>
public sealed record QuestionnaireTemplateItem(
    QuestionnaireAudience Audience, int Number, IReadOnlyList<Question> Questions, string SavedBy, DateTimeOffset SavedAt)
{
    internal static QuestionnaireTemplateItem Of(QuestionnaireTemplate one) => new(one.Audience, one.Number, one.Questions, one.SavedBy, one.SavedAt);
}

/// <summary>Shows the questions to an audience, to everybody at the college who is signed in.</summary>
public sealed class GetQuestionnaireTemplate(WorkflowsDbContext db)
{
    /// <summary>The newest version.</summary>
    public async Task<Result<QuestionnaireTemplateItem>> HandleAsync(QuestionnaireAudience audience, Caller caller, CancellationToken cancellationToken) =>
        QuestionnaireTemplateItem.Of(await db.Set<QuestionnaireTemplate>().AsNoTracking()
            .Where(one => one.Audience == audience).OrderByDescending(one => one.Number).FirstAsync(cancellationToken));
}

/// <summary>Changes the questions to an audience.</summary>
/// <param name="Audience">Whom they are for.</param>
/// <param name="Questions">All of them, in their order; their ids are given anew.</param>
/// <param name="Number">The version that the caller saw; null for whatever is the newest.</param>
public sealed record SaveQuestionnaireTemplateRequest(QuestionnaireAudience Audience, IReadOnlyList<Question> Questions, int? Number = null);

/// <summary>Writes a new version of the questions to an audience. Questionnaires that are open keep theirs.</summary>
public sealed class SaveQuestionnaireTemplate(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, TimeProvider time)
{
    /// <summary>Whether somebody keeps the templates.</summary>
    public static bool MayKeep(Caller caller) => Administration.IsOffice(caller);

    /// <summary>Refuses callers other than the graduate office and administrators, questions that can't be asked, and a version that is not the newest.</summary>
    public Task<Result<QuestionnaireTemplateItem>> HandleAsync(SaveQuestionnaireTemplateRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "questionnaires.save_template", request, unitOfWork.IdempotencyKey), async token =>
        {
            if (!MayKeep(caller))
            {
                return new Refusal(RefusalKind.Forbidden, "questionnaire.template_forbidden", new(
                    "只有研究生处和系统管理员可以修改问卷模板。", "Only the graduate office and administrators change the templates of questionnaires."));
            }

            var questions = QuestionList.Of(request.Questions);
            if (!questions.IsOk)
                return questions.Refusal;
            var newest = await db.Set<QuestionnaireTemplate>().AsNoTracking().Where(one => one.Audience == request.Audience).MaxAsync(one => (int?)one.Number, token) ?? 0;
            if (request.Number is { } seen && seen != newest)
            {
                return new Refusal(RefusalKind.Stale, "questionnaire.template_stale", new(
                    $"模板已更新到第 {newest} 版，请刷新后再改。", $"The template is at version {newest} now. Reload and try again."));
            }

            var saved = new QuestionnaireTemplate
            {
                Audience = request.Audience,
                Number = newest + 1,
                Questions = questions.Value,
                SavedBy = caller.Name,
                SavedAt = time.GetUtcNow(),
            };
            db.Add(saved);
            // What the service brings along is no news.
            if (caller != Caller.System)
            {
                events.Append(new EventRecord("QuestionnaireTemplateSaved", $"questionnaire-template/{saved.Audience}", new JsonObject
                {
                    ["audience"] = $"{saved.Audience}",
                    ["number"] = saved.Number,
                    ["questions"] = saved.Questions.Count,
                })
                {
                    Clause = Regulation.Art6_3_2,
                });
            }

            return (Result<QuestionnaireTemplateItem>)QuestionnaireTemplateItem.Of(saved);
        }, cancellationToken);
}

/// <summary>Enters the questions that come with the service (<c>questions-*.json</c>, embedded without their extension, which definitions have) for audiences that have none yet.</summary>
public sealed class EmbeddedTemplates(WorkflowsDbContext db, SaveQuestionnaireTemplate save)
{
    /// <summary>Enters them. Several nodes may do so at once.</summary>
    /// <exception cref="InvalidOperationException">A file can't be used: the build is broken, the service must not start.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        foreach (var audience in Enum.GetValues<QuestionnaireAudience>())
        {
            if (await db.Set<QuestionnaireTemplate>().AnyAsync(one => one.Audience == audience, cancellationToken))
                continue;
            var name = $"questions-{audience}";
            await using var content = typeof(EmbeddedTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not there.");
            var questions = await JsonSerializer.DeserializeAsync<IReadOnlyList<Question>>(content, Json.Options, cancellationToken);
            // Version 0: a node that is faster leaves nothing to do for this one.
            var saved = await save.HandleAsync(new(audience, questions!, 0), Caller.System, cancellationToken);
            if (saved.Refusal is { Kind: not RefusalKind.Stale } refusal)
                throw new InvalidOperationException($"{name}: {refusal.Detail.En} {string.Join(' ', refusal.Errors.Keys)}");
        }
    }
}
