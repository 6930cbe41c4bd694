using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace BaseWorkflows.Api.Hosting;

/// <summary>Section <c>Proxy</c>: whether a reverse proxy stands in front, and which addresses may say so.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Whether <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed at all.</summary>
    public bool Enabled { get; init; }

    /// <summary>Addresses or networks in CIDR notation of the proxies; loopback is always trusted.</summary>
    public IReadOnlyList<string> Trusted { get; init; } = [];

    internal void ApplyTo(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var trusted in Trusted)
        {
            if (trusted.Contains('/', StringComparison.Ordinal))
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(trusted));
            else
                options.KnownProxies.Add(IPAddress.Parse(trusted));
        }
    }
}
