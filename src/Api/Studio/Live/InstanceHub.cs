using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Domain.Organisation;
using Microsoft.AspNetCore.SignalR;

namespace BaseWorkflows.Api.Studio.Live;

/// <summary><c>/elsa/hubs/workflow-instance</c>: Studio's viewer says which instance it shows, and is told when that has changed.</summary>
internal sealed class InstanceHub(CallerAccessor callers, InstanceWatch watch) : Hub
{
    /// <summary>Where the hub is.</summary>
    public const string Address = "/elsa/hubs/workflow-instance";

    /// <summary>Lets in route administrators, from pages of this service.</summary>
    public override async Task OnConnectedAsync()
    {
        var request = Context.GetHttpContext()!.Request;
        var caller = await callers.FindAsync(Context.User!, Context.ConnectionAborted);
        if (caller?.Is(Role.RouteAdministrator) != true || (BrowserSession.IsUsedBy(request.HttpContext) && !SameOrigin.Says(request)))
            Context.Abort();
    }

    /// <summary>Called by Studio.</summary>
    public Task ObserveInstanceAsync(string instanceId)
    {
        watch.Add(Context.ConnectionId, instanceId);
        return Task.CompletedTask;
    }

    /// <summary>Forgets what the viewer showed.</summary>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}
