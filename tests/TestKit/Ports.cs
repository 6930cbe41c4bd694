using System.Net;
using System.Net.Sockets;

namespace BaseWorkflows.TestKit;

/// <summary>Ports for servers that can't choose their own.</summary>
public static class Ports
{
    /// <summary>One on loopback that nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
