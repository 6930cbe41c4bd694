using System.Net;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

/// <summary>Which addresses are inside, and which targets may be entered.</summary>
internal sealed class InsideAddressesTests
{
    private static readonly WebhookTargets Targets = new(Options.Create(new SubscriptionOptions { Hosts = ["Portal.czmc.edu.cn", "10.1.2.3:8080", "[fd00::5]:8443"] }));

    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.254")]
    [TestCase("0.0.0.0")]
    [TestCase("10.0.0.1")]
    [TestCase("100.64.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("172.16.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("192.0.0.8")]
    [TestCase("198.18.0.1")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("::127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("64:ff9b:1::1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("2001:0:1::1")]
    [TestCase("2001:db8::1")]
    [TestCase("fc00::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1%2")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    [TestCase("100::1")]
    public void Inside(string address) => Assert.That(InsideAddresses.Contains(IPAddress.Parse(address)));

    [TestCase("1.1.1.1")]
    [TestCase("9.255.255.255")]
    [TestCase("11.0.0.0")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.0")]
    [TestCase("202.99.192.66")]
    [TestCase("223.255.255.255")]
    [TestCase("::ffff:1.1.1.1")]
    [TestCase("64:ff9b::101:101")]
    [TestCase("2400:3200::1")]
    [TestCase("2606:4700::1111")]
    public void Outside(string address) => Assert.That(InsideAddresses.Contains(IPAddress.Parse(address)), Is.False);

    [TestCase("169.254.169.254")]
    [TestCase("::ffff:169.254.169.254")]
    [TestCase("64:ff9b::a9fe:a9fe")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1")]
    [TestCase("0.0.0.0")]
    [TestCase("::")]
    [TestCase("239.1.1.1")]
    public void Not_even_a_named_host_may_have_the_address(string address) =>
        Assert.That(Targets.Allows("portal.czmc.edu.cn", 80, IPAddress.Parse(address)), Is.False);

    [TestCase("https://example.org/hook")]
    [TestCase("https://example.org:8443/hook?token=1")]
    [TestCase("https://1.1.1.1/hook")]
    [TestCase("http://portal.czmc.edu.cn/hook")]
    [TestCase("https://portal.czmc.edu.cn:9443/hook")]
    [TestCase("http://10.1.2.3:8080/")]
    [TestCase("https://[fd00::5]:8443/")]
    public void May_be_entered(string url) => Assert.That(Targets.Check(url), Is.Null);

    [TestCase("example.org/hook")]
    [TestCase("ftp://example.org/hook")]
    [TestCase("file:///etc/passwd")]
    [TestCase("http://example.org/hook")]
    [TestCase("http://portal.czmc.edu.cn.example.org/hook")]
    [TestCase("https://user:word@example.org/hook")]
    [TestCase("https://example.org/hook#part")]
    [TestCase("https://127.0.0.1/")]
    [TestCase("https://0x7f.1/")]
    [TestCase("https://2130706433/")]
    [TestCase("https://0177.0.0.1/")]
    [TestCase("https://[::1]/")]
    [TestCase("https://[::ffff:127.0.0.1]/")]
    [TestCase("https://169.254.169.254/latest/meta-data/")]
    [TestCase("https://10.1.2.3:8081/")]
    [TestCase("https://exam\nple.org/")]
    public void May_not_be_entered(string url) => Assert.That(Targets.Check(url), Is.Not.Null);
}
