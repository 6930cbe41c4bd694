using System.Collections.Concurrent;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Messaging;

/// <summary>A node that runs the dispatcher, with outlets that write on walls.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    /// <summary>What the first outlet was handed and has not refused.</summary>
    public ConcurrentQueue<EventItem> Seen { get; } = [];

    /// <summary>What the second one was handed.</summary>
    public ConcurrentQueue<EventItem> Steady { get; } = [];

    /// <summary>How often the first outlet was called.</summary>
    public int Attempts { get; private set; }

    /// <summary>Lets the first outlet refuse.</summary>
    public bool Broken { get; set; }

    /// <summary>Lets the first outlet take for ever.</summary>
    public bool Hangs { get; set; }

    public TestService Service { get; private set; } = null!;

    public static async Task<Node> StartAsync(TestService first, bool alsoSteady = false)
    {
        var node = new Node();
        node.Service = await first.JoinAsync(services =>
        {
            services.AddSingleton(node).AddOutlet<Wall>("wall");
            if (alsoSteady)
                services.AddOutlet<SteadyWall>("steady");
        });
        var dispatcher = await node.Service.With<Dispatcher, Dispatcher>(Task.FromResult);
        node.running = Task.Run(() => dispatcher.RunAsync(node.stop.Token));
        return node;
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Service.DisposeAsync();
        stop.Dispose();
    }

    private sealed class Wall(Node node) : IOutlet
    {
        public async Task HandleAsync(IReadOnlyList<EventItem> events, CancellationToken cancellationToken)
        {
            node.Attempts++;
            if (node.Hangs)
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            if (node.Broken)
                throw new InvalidOperationException("The wall is closed.");
            foreach (var item in events)
                node.Seen.Enqueue(item);
        }
    }

    private sealed class SteadyWall(Node node) : IOutlet
    {
        public Task HandleAsync(IReadOnlyList<EventItem> events, CancellationToken cancellationToken)
        {
            foreach (var item in events)
                node.Steady.Enqueue(item);
            return Task.CompletedTask;
        }
    }
}
