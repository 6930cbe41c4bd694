using System.Security.Claims;
using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Api.Components.Layout;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>A browser-less page whose use cases are the real ones, on the service of <see cref="PagesHost"/>.</summary>
public abstract class ServicePageTest : PageTest
{
    private BunitAuthorizationContext session = null!;

    private protected static ApiHost Host => PagesHost.Host;

    private protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    [SetUp]
    public void ConnectToService()
    {
        session = AddAuthorization();
        Services.AddMudServices();
        Services.AddSingleton(Host.Services.GetRequiredService<IOptions<DocumentOptions>>());
        Services.AddSingleton(Host.Services.GetRequiredService<TimeProvider>());
        Services.AddSingleton(services => new UseCases(
            Host.Services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<AuthenticationStateProvider>(),
            services.GetRequiredService<NavigationManager>(), services.GetRequiredService<ILogger<UseCases>>()));
        Services.AddSingleton<Visitor>();
        Services.AddSingleton<Choices>();
        Services.AddSingleton<Uploads>();
    }

    /// <summary>Lets an account of the demo college look at the page.</summary>
    private protected async Task SignInAsync(string userName)
    {
        var id = await InAsync<WorkflowsDbContext, string>(db => db.Users.Where(one => one.UserName == userName).Select(one => one.Id).SingleAsync());
        SignInById(id, userName);
    }

    private protected void SignInById(string id, string name)
    {
        session.SetAuthorized(name);
        session.SetClaims(new Claim(ClaimTypes.NameIdentifier, id));
    }

    /// <summary>Saves what a test built, in one unit of work.</summary>
    private protected static async Task SaveAsync(params object[] made)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.save"), _ =>
        {
            db.AddRange(made);
            return Task.FromResult<Result<bool>>(true);
        }, CancellationToken.None);
    }

    /// <summary>Uses a service of the host in a scope of its own.</summary>
    private protected static async Task<T> InAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
