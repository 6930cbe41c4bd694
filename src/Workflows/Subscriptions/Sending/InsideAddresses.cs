using System.Net;
using System.Net.Sockets;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>
/// Which addresses are not the public internet's: this machine, private networks, what clouds tell their machines secrets on, and everything that
/// reaches one of those in disguise. What isn't known to be public counts as inside.
/// </summary>
public static class InsideAddresses
{
    private static readonly IPNetwork[] Inside4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
        "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");

    // Within 2000::/3: special purposes with Teredo, documentation, 6to4 (each holds an IPv4 address), segment routing.
    private static readonly IPNetwork[] Inside6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    // Not even for hosts that an operator has named: metadata services live there, and what isn't one machine's address.
    private static readonly IPNetwork[] Never = Networks(
        "0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "fe80::/10", "ff00::/8", "fd00:ec2::/32", "fd20:ce::/32");

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address is not the public internet's.</summary>
    public static bool Contains(IPAddress address)
    {
        var plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? IsIn(Inside4, plain)
            : !Public6.Contains(plain) || IsIn(Inside6, plain);
    }

    /// <summary>Whether nothing is ever sent there.</summary>
    public static bool AreForbidden(IPAddress address)
    {
        var plain = Plain(address);
        return IsIn(Never, plain) || plain.Equals(IPAddress.IPv6Any);
    }

    /// <summary>The IPv4 address that is meant by an IPv6 address that only wraps one (mapped, or translated by NAT64), without a zone.</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        return Translated.Contains(new IPAddress(bytes)) ? new IPAddress(bytes[12..]) : new IPAddress(bytes);
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] all) => Array.ConvertAll(all, IPNetwork.Parse);
}
