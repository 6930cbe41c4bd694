using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BaseWorkflows.Api.Questionnaires;

/// <summary>The questionnaires of an assessment (6.3.2), for those who run them and those who read their results.</summary>
internal static class QuestionnaireEndpoints
{
    private const int LargestRequest = 1_100_000;

    internal sealed record OpenBody(QuestionnaireAudience? Audience, DateOnly? ClosesOn);

    internal sealed record ClosingDayBody(DateOnly? ClosesOn);

    /// <param name="People">每行“姓名,联系方式”。</param>
    internal sealed record PeopleBody(string? People);

    /// <param name="People">名单中人员的 id；不填则为全部未作答人员。</param>
    internal sealed record RenewBody(IReadOnlyList<string>? People);

    internal sealed record RemoveBody(string? Person);

    internal sealed record ChoiceBody(string? Label, string? EnglishLabel);

    internal sealed record QuestionBody(QuestionKind Kind, string? Title, string? EnglishTitle, IReadOnlyList<ChoiceBody>? Choices, bool IsRequired = true)
    {
        public Question ToQuestion() => new(
            "", Kind, Title ?? "", EnglishTitle, [.. (Choices ?? []).Select(choice => new QuestionChoice(choice.Label ?? "", choice.EnglishLabel))], IsRequired);
    }

    internal sealed record TemplateBody(IReadOnlyList<QuestionBody>? Questions);

    public static void MapQuestionnaires(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/assessments").WithTags("问卷调查 Questionnaires");
        group.MapGet("/{id}/questionnaires", ListAsync).WithName("ListQuestionnaires")
            .WithSummary("本次考核的问卷").WithDescription("The questionnaires of an assessment with their response rates; `id` is the assessment.");
        group.MapPost("/{id}/questionnaires", OpenAsync).WithName("OpenQuestionnaire").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("发起问卷（研究生处、相关院系）").WithDescription("Opens a questionnaire from the newest template; `id` is the assessment.");

        var one = group.MapGroup("/questionnaires");
        one.MapGet("/{id}", GetAsync).WithName("GetQuestionnaire")
            .WithSummary("查看问卷：题目、应答率、可用操作").WithDescription("A questionnaire with what the caller can do.");
        one.MapGet("/{id}/people", ListPeopleAsync).WithName("ListQuestionnairePeople")
            .WithSummary("名单与是否作答；answered=false 为催办名单").WithDescription("Who is asked and who has answered, never what. `format=xlsx` for Excel.")
            .Produces<InvitationItems>().Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType);
        one.MapPost("/{id}/people", InviteAsync).WithName("InvitePeople").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("添加名单，取得个人链接（只显示一次）").WithDescription("Enters people, a line each with name and contact; the links are in this answer only.");
        one.MapPost("/{id}/people/import", ImportAsync).WithName("ImportPeople").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("从 Excel 或 CSV 文件添加名单，取得个人链接（只显示一次）").WithDescription("The first two columns are name and contact.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest))
            .WithFormOptions(multipartBodyLengthLimit: long.MaxValue) // The limit above answers 413; this one would answer 400.
            .DisableAntiforgery() // ApiGroup checks the token of browsers, by header.
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        one.MapPost("/{id}/people/remove", RemoveAsync).WithName("RemovePerson").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("从名单删除尚未作答的人员").WithDescription("Takes somebody who hasn't answered off the list.");
        one.MapPost("/{id}/links", RenewAsync).WithName("RenewLinks").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("为未作答人员重新生成链接，旧链接失效").WithDescription("New links for those who haven't answered; the old ones lead nowhere.");
        one.MapPost("/{id}/closing-day", ChangeDayAsync).WithName("ChangeClosingDay").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("调整截止日期").WithDescription("Moves the closing day of an open questionnaire.");
        one.MapPost("/{id}/close", CloseAsync).WithName("CloseQuestionnaire").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("提前截止（不可恢复）").WithDescription("Closes it for good; from then on its results are shown.");
        one.MapGet("/{id}/results", ResultsAsync).WithName("GetQuestionnaireResults")
            .WithSummary("问卷结果：截止后、达到最低作答人数后可见").WithDescription("The results of a closed questionnaire. `format=xlsx` for Excel.")
            .Produces<QuestionnaireResults>().Produces<byte[]>(StatusCodes.Status200OK, Spreadsheet.ContentType);

        var templates = api.MapGroup("/questionnaire-templates").WithTags("问卷调查 Questionnaires");
        templates.MapGet("/{id}", TemplateAsync).WithName("GetQuestionnaireTemplate")
            .WithSummary("查看问卷模板").WithDescription("The newest questions to an audience; `id` is `Students` or `Mentors`.");
        templates.MapPut("/{id}", SaveTemplateAsync).WithName("SaveQuestionnaireTemplate").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("修改问卷模板，形成新版本（研究生处、系统管理员）").WithDescription("Writes a new version; `If-Match` takes the version's number.");
    }

    private static async Task<Results<Ok<QuestionnaireItems>, Refused>> ListAsync(
        string id, ListQuestionnaires list, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await list.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Created<QuestionnaireDetail>, Refused>> OpenAsync(
        string id, OpenBody body, OpenQuestionnaire open, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.Audience is not { } audience ? new Refused(Missing.Field("audience"))
        : (await open.HandleAsync(new(id, audience, body.ClosesOn), callers.Caller, cancellationToken)).ToCreated(PathOf);

    private static async Task<Results<Ok<QuestionnaireDetail>, Refused>> GetAsync(
        string id, GetQuestionnaire get, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<IResult> ListPeopleAsync(
        string id, ListInvitations list, CallerAccessor callers, CancellationToken cancellationToken, bool? answered = null, Word<AnswerFormat>? format = null) =>
        (await list.HandleAsync(id, answered, callers.Caller, cancellationToken)).ToAnswer(format, QuestionnaireSheets.People);

    private static async Task<Results<Ok<PersonalLinks>, Refused>> InviteAsync(
        string id, PeopleBody body, InvitePeople invite, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.People is not { } people ? new Refused(Missing.Field("people"))
        : (await invite.HandleAsync(new(id, people), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<PersonalLinks>, Refused>> ImportAsync(
        string id, IFormFile file, InvitePeople invite, CallerAccessor callers, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return (await invite.HandleAsync(new(id, null, content.ToArray()), callers.Caller, cancellationToken)).ToOk();
    }

    private static async Task<Results<Ok<QuestionnaireDetail>, Refused>> RemoveAsync(
        string id, RemoveBody body, RemoveInvitation remove, CallerAccessor callers, CancellationToken cancellationToken) =>
        body.Person is not { } person ? new Refused(Missing.Field("person"))
        : (await remove.HandleAsync(new(id, person), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<PersonalLinks>, Refused>> RenewAsync(
        string id, RenewBody body, RenewLinks renew, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await renew.HandleAsync(new(id, body.People), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<QuestionnaireDetail>, Refused>> ChangeDayAsync(
        string id, ClosingDayBody body, ChangeClosingDay change, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await change.HandleAsync(new(id, body.ClosesOn), callers.Caller, cancellationToken)).ToOk();

    private static async Task<Results<Ok<QuestionnaireDetail>, Refused>> CloseAsync(
        string id, CloseQuestionnaire close, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await close.HandleAsync(id, callers.Caller, cancellationToken)).ToOk();

    private static async Task<IResult> ResultsAsync(
        string id, GetQuestionnaireResults get, CallerAccessor callers, CancellationToken cancellationToken, Word<AnswerFormat>? format = null) =>
        (await get.HandleAsync(id, callers.Caller, cancellationToken)).ToAnswer(format, QuestionnaireSheets.Results);

    private static async Task<Results<Ok<QuestionnaireTemplateItem>, Refused>> TemplateAsync(
        Word<QuestionnaireAudience> id, GetQuestionnaireTemplate get, CallerAccessor callers, HttpResponse response, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(id.Value, callers.Caller, cancellationToken);
        if (found.IsOk)
            IfMatch.Write(response, found.Value.Number);
        return found.ToOk();
    }

    private static async Task<Results<Ok<QuestionnaireTemplateItem>, Refused>> SaveTemplateAsync(
        Word<QuestionnaireAudience> id, TemplateBody body, SaveQuestionnaireTemplate save, CallerAccessor callers, HttpRequest request,
        CancellationToken cancellationToken)
    {
        var number = IfMatch.Read(request);
        if (!number.IsOk)
            return new Refused(number.Refusal);
        return body.Questions is not { } questions
            ? new Refused(Missing.Field("questions"))
            : (await save.HandleAsync(new(id.Value, [.. questions.Select(each => each.ToQuestion())], number.Value), callers.Caller, cancellationToken)).ToOk();
    }

    private static string PathOf(QuestionnaireDetail detail) => $"/api/assessments/questionnaires/{detail.Questionnaire.Id}";
}
