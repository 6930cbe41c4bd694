using System.Net;
using System.Net.Sockets;

namespace BaseWorkflows.Api.Tests.Messaging;

/// <summary>A way to a broker over which, while it is silent, nothing comes back: what is published arrives, and its confirmation doesn't.</summary>
internal sealed class BrokerRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<TcpClient> open = [];
    private readonly int broker;
    private readonly Task accepting;
    private volatile bool isSilent;

    /// <param name="broker">The broker's port.</param>
    public BrokerRelay(int broker)
    {
        this.broker = broker;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on nothing comes back.</summary>
    public void Silence() => isSilent = true;

    /// <summary>Breaks the connections that missed something; those that are made from now on miss nothing.</summary>
    public void Reconnect()
    {
        isSilent = false;
        CloseAll();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Dispose();
        CloseAll();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var service = await listener.AcceptTcpClientAsync(stop.Token);
                var behind = new TcpClient();
                await behind.ConnectAsync(IPAddress.Loopback, broker, stop.Token);
                lock (open)
                    open.AddRange([service, behind]);
                _ = CopyAsync(service, behind, isBack: false);
                _ = CopyAsync(behind, service, isBack: true);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody is let in any more.
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool isBack)
    {
        var block = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(block) is > 0 and var length)
            {
                if (!isBack || !isSilent)
                    await to.GetStream().WriteAsync(block.AsMemory(0, length));
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end has gone; the other is told below.
        }

        to.Close();
    }

    private void CloseAll()
    {
        lock (open)
        {
            open.ForEach(one => one.Close());
            open.Clear();
        }
    }
}
