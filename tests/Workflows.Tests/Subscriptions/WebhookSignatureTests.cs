using System.Text;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using StandardWebhooks;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

/// <summary>Standard Webhooks 1.0: its published vector, and what a library that is not ours makes of the same.</summary>
internal sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Body = """{"test": 2432232314}""";
    private const string Published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Test]
    public void The_published_vector_is_signed_as_published() =>
        Assert.That(WebhookSignature.Sign([Secret], Id, Timestamp, Encoding.UTF8.GetBytes(Body)), Is.EqualTo(Published));

    [Test]
    public void Two_secrets_make_two_signatures_separated_by_a_space()
    {
        var other = WebhookSignature.NewSecret();
        var both = WebhookSignature.Sign([other, Secret], Id, Timestamp, Encoding.UTF8.GetBytes(Body)).Split(' ');
        Assert.That(both, Has.Length.EqualTo(2));
        Assert.That(both[1], Is.EqualTo(Published));
        Assert.That(both[0], Is.EqualTo(new StandardWebhook(other).Sign(Id, DateTimeOffset.FromUnixTimeSeconds(Timestamp), Body)));
    }

    [Test]
    public void A_new_secret_has_the_form_of_the_standard_and_256_random_bits()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSignature.NewSecret()).ToList();
        Assert.That(secrets, Is.Unique);
        Assert.That(secrets, Has.All.StartsWith("whsec_"));
        Assert.That(secrets.Select(one => Convert.FromBase64String(one["whsec_".Length..]).Length), Has.All.EqualTo(32));
    }
}
