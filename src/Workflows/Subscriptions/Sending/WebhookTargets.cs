using System.Net;
using BaseWorkflows.Domain;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>
/// Where webhooks may go: over TLS to outside addresses, and to the hosts that the operator has named, which may be inside and plain. The name is
/// checked when it is entered and at each attempt, the address at the moment of each connection, so that a name that changes its address
/// meanwhile gains nothing.
/// </summary>
public sealed class WebhookTargets(IOptions<SubscriptionOptions> options)
{
    /// <summary>What is wrong with an address to post to; null where it may be used.</summary>
    public Text? Check(string url)
    {
        if (url.Length > SubscriptionFields.MaxUrl || url.Any(char.IsControl) || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return new("请填写完整的网址，例如 https://portal.example.edu.cn/webhooks。", "A complete address, such as https://portal.example.edu.cn/webhooks.");
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return new("网址不能包含用户名、密码和 # 部分。", "No user name, password or # part in the address.");
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            return new("只能使用 https 网址。", "Only https addresses.");
        if (IsNamed(uri.IdnHost, uri.Port))
            return null;
        if (uri.Scheme != Uri.UriSchemeHttps)
            return new("只能使用 https 网址；校内的 http 地址须由运维人员在配置中列出。", "Only https; the operator has to list a campus host that speaks http.");
        return IPAddress.TryParse(uri.IdnHost, out var address) && !Allows(uri.IdnHost, uri.Port, address)
            ? new("不能使用内部地址；校内主机须由运维人员在配置中列出。", "No inside addresses; the operator has to list a campus host.")
            : null;
    }

    /// <summary>Whether a connection to this address may be opened for this host.</summary>
    internal bool Allows(string host, int port, IPAddress address) =>
        !InsideAddresses.AreForbidden(address) && (!InsideAddresses.Contains(address) || IsNamed(host, port));

    private bool IsNamed(string host, int port)
    {
        var written = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return options.Value.Hosts.Contains(written, StringComparer.OrdinalIgnoreCase)
            || options.Value.Hosts.Contains($"{written}:{port}", StringComparer.OrdinalIgnoreCase);
    }
}
