using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.AspNetCore.DataProtection;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>
/// Posts a message to a group chat, once. Both answer 200 whatever happens and say in the body what did: only <c>errcode</c> 0 is a success. What is
/// due together goes as one message, so that the 20 messages a minute that both allow are never reached.
/// </summary>
public sealed class RobotSender(OutsideClient client, MessageTemplates templates, IDataProtectionProvider protection, TimeProvider time)
{
    private const int MostBytesWeCom = 4_096;
    private const int MostBytesDingTalk = 18_000;

    // Of 企业微信: the robot was removed. Of 钉钉: the token does not exist, the robot was stopped.
    private static readonly int[] ForGood = [93000, 300001, 400013, 410100];

    private readonly IDataProtector protector = protection.CreateProtector("BaseWorkflows.Notifications.Robot");

    internal string Protect(string words) => protector.Protect(words);

    /// <summary>Posts it.</summary>
    /// <returns>Why it was not taken; null once the robot has it.</returns>
    internal async Task<MessageFailure?> SendAsync(NotificationRobot robot, NotificationMessage message, CancellationToken cancellationToken)
    {
        var url = protector.Unprotect(robot.Url);
        var secret = robot.Secret is { } kept ? protector.Unprotect(kept) : null;
        var body = Body(robot.Kind, message);
        var sent = await client.PostAsync(
            url, _ => new HttpRequestMessage(HttpMethod.Post, secret is null ? url : Signed(url, secret, time.GetUtcNow())) { Content = JsonContent.Create(body, options: Json.Options) },
            cancellationToken);
        if (sent.Failure is { } failure)
            return new(sent.StatusCode is { } status ? $"HTTP {status}" : $"{failure}", IsAway: true);
        return ErrorIn(sent.Answer) switch
        {
            0 => null,
            { } code => new($"errcode {code}", IsForGood: ForGood.Contains(code)),
            null => new("no errcode"),
        };
    }

    /// <summary>The address with the signature that 钉钉 asks for: HMAC-SHA256 over time and secret.</summary>
    /// <param name="url">The robot's address.</param>
    /// <param name="secret">Its secret, <c>SEC…</c>.</param>
    /// <param name="at">The moment (UTC).</param>
    internal static string Signed(string url, string secret, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}")));
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}";
    }

    private JsonObject Body(RobotKind kind, NotificationMessage message) => kind switch
    {
        RobotKind.WeCom => new() { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = templates.Markdown(message, MostBytesWeCom) } },
        RobotKind.DingTalk => new()
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject { ["title"] = MessageTemplates.Subject(message), ["text"] = templates.Markdown(message, MostBytesDingTalk) },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static int? ErrorIn(string? answer)
    {
        try
        {
            return JsonNode.Parse(answer ?? "")?["errcode"]?.GetValue<int>();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
