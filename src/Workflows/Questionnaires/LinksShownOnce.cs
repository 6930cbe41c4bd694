using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>
/// Runs a command whose answer holds personal links. An idempotency key remembers only that it was run, never the links; the same key
/// again is a conflict.
/// </summary>
internal static class LinksShownOnce
{
    private static readonly Refusal ShownAlready = new(RefusalKind.Conflict, "questionnaire.links_shown_once", new(
        "这个请求已经处理过，链接只显示一次。如果没有保存，请重新生成链接。",
        "This request was carried out before and the links were shown then. If they are lost, make new ones."));

    public static async Task<Result<PersonalLinks>> RunAsync(
        UnitOfWork unitOfWork, CommandInfo command, Func<CancellationToken, Task<Result<PersonalLinks>>> body, CancellationToken cancellationToken)
    {
        (string Run, PersonalLinks? Links) made = ("", null);
        var answered = await unitOfWork.RunAsync<string>(command, async token =>
        {
            var answer = await body(token);
            if (!answer.IsOk)
                return answer.Refusal;
            made = (Guid.NewGuid().ToString("N"), answer.Value);
            return made.Run;
        }, cancellationToken);
        if (!answered.IsOk)
            return answered.Refusal;
        // Another run's answer means that this one was rolled back: its links would lead nowhere.
        return answered.Value == made.Run ? made.Links! : ShownAlready;
    }
}
