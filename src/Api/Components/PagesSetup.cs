using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Api.Components.Layout;
using BaseWorkflows.Api.Pages.Applications;
using BaseWorkflows.Api.Pages.Routes.Editing;
using MudBlazor.Services;

namespace BaseWorkflows.Api.Components;

/// <summary>The pages: rendered on the server, interactive over a circuit.</summary>
internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddMudServices();
        services.AddScoped<UseCases>();
        services.AddScoped<Visitor>();
        services.AddScoped<UnreadInbox>();
        services.AddScoped<Choices>();
        services.AddScoped<Uploads>();
        services.AddScoped<OpenApplicationForm>();
        services.AddScoped<OpenRouteEditor>();
        return services;
    }

    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
}
