using BaseWorkflows.Api.Problems;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Questionnaires;

/// <summary><c>/api/questionnaires</c>: the form behind a personal link, without an account. The link's token is all that it takes.</summary>
internal static class PublicFormEndpoints
{
    /// <param name="Answers">按题号：评分 1–5、选项序号（从 0 起）或文字。</param>
    internal sealed record AnswersBody(IReadOnlyDictionary<string, string?>? Answers);

    public static void MapPublicForms(this WebApplication app)
    {
        var forms = app.MapGroup("/api/questionnaires").WithTags("问卷填写 Answering a questionnaire")
            .AllowAnonymous().RequireRateLimiting(PublicFormLimit.Policy).WithMetadata(new RequestSizeLimitAttribute(PublicFormLimit.LargestAnswer));
        forms.MapGet("/{id}", ReadAsync).WithName("ReadQuestionnaireForm")
            .WithSummary("凭个人链接查看问卷（不需登录，不会用掉链接）").WithDescription("The form behind a personal link; `id` is its token. Reading uses nothing up.")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        forms.MapPost("/{id}", AnswerAsync).WithName("AnswerQuestionnaire")
            .WithSummary("凭个人链接提交问卷（不需登录，每人一次）").WithDescription("Hands the answers in, once for each person; who said what is not kept.")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Results<Ok<QuestionnaireForm>, Refused>> ReadAsync(
        string id, ReadQuestionnaireForm read, CancellationToken cancellationToken) =>
        (await read.HandleAsync(id, cancellationToken)).ToOk();

    private static async Task<Results<NoContent, Refused>> AnswerAsync(
        string id, AnswersBody body, AnswerQuestionnaire answer, CancellationToken cancellationToken) =>
        body.Answers is not { } answers ? new Refused(Missing.Field("answers"))
        : (await answer.HandleAsync(new(id, answers), cancellationToken)).ToNoContent();
}
