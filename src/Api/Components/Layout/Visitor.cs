using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Components.Authorization;

namespace BaseWorkflows.Api.Components.Layout;

/// <summary>Who looks at the pages and what waits for them; one for each circuit, asked again at each navigation.</summary>
internal sealed class Visitor(UseCases useCases, AuthenticationStateProvider session)
{
    /// <summary>Told when something else is known than before.</summary>
    public event EventHandler? Changed;

    /// <summary>The visitor with their roles; null where nobody is signed in, or before the first answer.</summary>
    public Caller? Caller { get; private set; }

    /// <summary>What is in their inbox.</summary>
    public TaskCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Whether they hold one of these roles, wherever.</summary>
    public bool IsOneOf(params IEnumerable<Role> roles) => Caller is { } caller && roles.Any(caller.Is);

    /// <summary>Asks who they are and what waits now. A refusal leaves what is shown as it is.</summary>
    public async Task RefreshAsync()
    {
        if ((await session.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated != true)
            return;

        var counted = await useCases.RunAsync<CountTasks, Answer>(async (count, caller) =>
        {
            var counts = await count.HandleAsync(caller, CancellationToken.None);
            return counts.IsOk ? new Answer(caller, counts.Value) : counts.Refusal;
        });
        if (!counted.IsOk)
            return;

        (Caller, Counts) = counted.Value;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private sealed record Answer(Caller Caller, TaskCounts Counts);
}
