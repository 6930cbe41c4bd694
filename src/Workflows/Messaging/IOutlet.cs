using BaseWorkflows.Contracts;
using BaseWorkflows.Workflows.Events;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Messaging;

/// <summary>
/// A way by which events leave the log: published ones the house, some others to people in it. The <see cref="Dispatcher"/> hands them on in order, each at least once; whoever
/// throws gets the same events again after a while, those first that come first. An outlet never holds up another one.
/// </summary>
/// <remarks>
/// One batch is one scope. A batch may come again though it was handled (its node died before that was noted), so handling it twice is
/// the same as once, or whoever receives it drops repeats by <see cref="EventItem.Id"/>.
/// </remarks>
public interface IOutlet
{
    /// <summary>Hands events on. When it returns they are safe where they went, and the position moves behind them; when it throws, it stays.</summary>
    /// <param name="events">Events of its types, never none, at most <see cref="Dispatcher.BatchSize"/>, by position; between them lie events of other types.</param>
    /// <param name="cancellationToken">The service stops, or another node has taken over.</param>
    Task HandleAsync(IReadOnlyList<EventItem> events, CancellationToken cancellationToken);
}

/// <summary>An outlet as the dispatcher knows it.</summary>
/// <param name="Name">Its name in the table of positions, at most 40 characters; under another name it begins at the first event again.</param>
/// <param name="Of">Makes or finds it in a scope.</param>
/// <param name="Types">The types of event that it is handed.</param>
public sealed record Outlet(string Name, Func<IServiceProvider, IOutlet> Of, IReadOnlyList<string> Types);

/// <summary>Registers outlets.</summary>
public static class Outlets
{
    /// <summary>From its first start on, an outlet is handed every event since the beginning of the log.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name.</param>
    /// <param name="types">The types of event that it is handed, for an outlet that stays in the house; null for those that are published.</param>
    public static IServiceCollection AddOutlet<TOutlet>(this IServiceCollection services, string name, IReadOnlyList<string>? types = null)
        where TOutlet : class, IOutlet => services
        .AddScoped<TOutlet>()
        .AddSingleton(new Outlet(name, scope => scope.GetRequiredService<TOutlet>(), types ?? PublishedEvents.Names));
}
