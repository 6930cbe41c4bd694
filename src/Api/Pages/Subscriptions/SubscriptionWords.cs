using BaseWorkflows.Api.Components.Statuses;
using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Subscriptions;

/// <summary>How subscriptions, deliveries and published events read, in words and at a glance.</summary>
internal static class SubscriptionWords
{
    private static readonly Dictionary<string, Text> Types = new()
    {
        ["BaseApplied"] = new("提交申请", "Application submitted"),
        ["BaseStatusChanged"] = new("基地状态变化", "Status of a base changed"),
        ["BaseApproved"] = new("批准建立", "Base approved"),
        ["AgreementSigned"] = new("协议签订", "Agreement signed"),
        ["BaseActivated"] = new("基地启用", "Base in force"),
        ["BaseEligibilityChanged"] = new("招生资格变化", "Eligibility changed"),
        ["AssessmentOpened"] = new("年度考核开始", "Assessment opened"),
        ["AssessmentConcluded"] = new("年度考核结论", "Assessment concluded"),
        ["RectificationOrdered"] = new("要求整改", "Rectification ordered"),
        ["RectificationConcluded"] = new("整改结论", "Rectification concluded"),
        ["BaseDelisted"] = new("停用", "Base delisted"),
        ["AgreementExpiring"] = new("协议即将到期", "Agreement ends soon"),
        ["AgreementLapsed"] = new("协议到期", "Agreement lapsed"),
        ["AgreementRenewed"] = new("协议续签", "Agreement renewed"),
        ["BaseTerminated"] = new("终止合作", "Base terminated"),
        [EventEnvelope.TestType] = new("测试", "Test"),
    };

    /// <summary>What an event of this type tells; its name where nobody has put it into words.</summary>
    public static Text TypeTitle(string type) => Types.GetValueOrDefault(type, new(type, type));

    public static Text Title(this SubscriptionState state) => state switch
    {
        SubscriptionState.Active => new("启用", "Active"),
        SubscriptionState.Paused => new("已暂停", "Paused"),
        SubscriptionState.Disabled => new("已停用", "Disabled"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static StatusMood Mood(this SubscriptionState state) => state switch
    {
        SubscriptionState.Active => StatusMood.Good,
        SubscriptionState.Paused => StatusMood.Quiet,
        _ => StatusMood.Bad,
    };

    /// <summary>A subscription that delivers and does not get through says so too.</summary>
    public static (Text Label, StatusMood Mood) Standing(SubscriptionView one) => one is { State: SubscriptionState.Active, FailingSince: not null }
        ? (new("投递失败，重试中", "Failing, tried again"), StatusMood.Caution)
        : (one.State.Title(), one.State.Mood());

    public static Text Title(this DisableReason reason) => reason switch
    {
        DisableReason.Failing => new("连续多天没有一次投递成功", "no delivery has succeeded for days"),
        DisableReason.Gone => new("接收方答复已不再接收（410）", "the receiver answered that it is gone (410)"),
        DisableReason.KeyEnded => new("所属的密钥已撤销或过期", "its API key was revoked or has expired"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    public static Text Title(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Retrying => new("重试中", "Retrying"),
        DeliveryStatus.Delivered => new("已送达", "Delivered"),
        DeliveryStatus.DeadLetter => new("死信", "Dead letter"),
        DeliveryStatus.TestFailed => new("测试未成功", "Test failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static StatusMood Mood(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Retrying => StatusMood.Caution,
        DeliveryStatus.Delivered => StatusMood.Good,
        _ => StatusMood.Bad,
    };

    public static Text Title(this SendFailure failure) => failure switch
    {
        SendFailure.Refused => new("接收方未接受", "Not accepted"),
        SendFailure.TimedOut => new("超时", "Timed out"),
        SendFailure.Unreachable => new("无法连接", "Unreachable"),
        SendFailure.Insecure => new("证书无效", "Certificate not valid"),
        SendFailure.Garbled => new("答复不是 HTTP", "No proper answer"),
        SendFailure.AddressForbidden => new("地址不允许", "Address not allowed"),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };

    /// <summary>What came of an attempt, in a few words.</summary>
    public static string Outcome(int? statusCode, SendFailure? failure) => (statusCode, failure) switch
    {
        ({ } code, { } why) => $"{code} {why.Title().Say()}",
        ({ } code, null) => $"{code}",
        (null, { } why) => why.Title().Say(),
        _ => "—",
    };

    /// <summary>Which events a subscription wants.</summary>
    public static string TypesOf(SubscriptionView one) => one.Types.Count == 0
        ? W.AllPublishedEvents
        : string.Join(W.ListSeparator, one.Types.Select(type => TypeTitle(type).Say()));
}
