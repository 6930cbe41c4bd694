using BaseWorkflows.Api.Components.Routing;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BaseWorkflows.Api.Components;

/// <summary>
/// How pages call use cases. A circuit lives for hours and a database context for one command, so every call gets a scope of its
/// own, with the visitor as the database knows them at that moment. Several calls may run at once.
/// </summary>
internal sealed partial class UseCases(
    IServiceScopeFactory scopes, AuthenticationStateProvider session, NavigationManager navigation, ILogger<UseCases> logger)
{
    private static readonly Refusal SignedOut = new(RefusalKind.Forbidden, "auth.signed_out", new(
        "登录已失效，请重新登录。", "Your session has ended; please sign in again."));

    private static readonly Refusal Failed = new(RefusalKind.RuleBroken, "page.failed", new(
        "操作没有完成，已填写的内容仍在页面上。请稍后重试；如果再次出错，请告诉系统管理员。",
        "That did not work; what you typed is still on the page. Try again, and tell the administrator if it fails once more."));

    /// <summary>
    /// Calls a use case for the visitor. Whoever has signed out, or was disabled, is led to the sign-in page. An unexpected
    /// exception is logged and answered as a refusal (<c>page.failed</c>), so that no page dies of it.
    /// </summary>
    /// <param name="call">Calls it; the second argument is the visitor.</param>
    /// <param name="idempotencyKey">Made once for each press of a button that sends a command; null for a question.</param>
    public async Task<Result<T>> RunAsync<TUseCase, T>(Func<TUseCase, Caller, Task<Result<T>>> call, string? idempotencyKey = null)
        where TUseCase : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var visitor = (await session.GetAuthenticationStateAsync()).User;
            if (await scope.ServiceProvider.GetRequiredService<CallerAccessor>().FindAsync(visitor) is not { } caller)
                return LeadToSignIn();

            scope.ServiceProvider.GetRequiredService<CommandScope>().IdempotencyKey = idempotencyKey;
            return await call(scope.ServiceProvider.GetRequiredService<TUseCase>(), caller);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or NavigationException))
        {
            LogFailed(exception, typeof(TUseCase).Name);
            return Failed;
        }
    }

    private Refusal LeadToSignIn()
    {
        navigation.NavigateTo(Addresses.SignInThen(new Uri(navigation.Uri).PathAndQuery), forceLoad: true);
        return SignedOut;
    }

    [LoggerMessage(LogLevel.Error, "A page's call of {UseCase} failed")]
    private partial void LogFailed(Exception exception, string useCase);
}
