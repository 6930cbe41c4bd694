namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Subscriptions => Say("订阅", "Subscriptions");

    public static string SubscriptionsLead => Say("校内其他系统按订阅收到基地的公开事件", "Other campus systems are sent the published events of bases");

    public static string SubscriptionViews => Say("订阅的状态", "Subscriptions by state");

    public static string NewSubscription => Say("新建订阅", "New subscription");

    public static string EditSubscription => Say("修改", "Edit");

    public static string NoSubscriptions => Say("还没有订阅", "No subscriptions yet");

    public static string NoSubscriptionsBody => Say(
        "填写接收系统的网址，基地状态变化时系统会主动通知它；持有密钥的系统也可以通过接口自行订阅。",
        "Enter the address of a system, and it is told when something happens to a base. Systems with an API key can subscribe by themselves.");

    public static string Receiver => Say("接收系统", "Receiver");

    public static string SubscribedTo => Say("事件", "Events");

    public static string AllPublishedEvents => Say("全部公开事件", "All published events");

    public static string LastDelivered => Say("上次送达", "Last delivered");

    public static string NeverDelivered => Say("尚未送达", "Not yet");

    public static string SubscriptionOwner => Say("创建", "Made by");

    public static string ReceiverAddress => Say("接收网址", "Address");

    public static string OnlyDepartments => Say("只限院系", "Only departments");

    public static string OnlyBases => Say("只限基地", "Only bases");

    public static string BasesCount(int count) => Say($"{count} 个基地", count == 1 ? "1 base" : $"{count} bases");

    public static string SubscriptionProgress => Say("进度", "Progress");

    public static string DoneUpTo(long position, long end) => Say($"已处理到位置 {position}（最新 {end}）", $"Done up to position {position} (the last is {end})");

    public static string EventsWaiting(int count) => Say($"{count} 个事件待投递", count == 1 ? "1 event waits" : $"{count} events wait");

    public static string UpToDate => Say("没有待投递的事件", "Nothing waits");

    public static string FailingSince => Say("持续失败", "Failing since");

    public static string NextAttempt => Say("下次尝试", "Next attempt");

    public static string OldSecretUntil => Say("旧签名密钥有效至", "Old secret signs until");

    public static string SubscriptionDisabled(string why) => Say($"系统已停止投递：{why}。", $"The service has stopped it: {why}.");

    public static string SubscriptionDisabledBody => Say(
        "请与接收系统的负责人联系，解决后恢复投递；期间的事件会从停下的位置继续投递，不会丢失。",
        "Talk to whoever runs the receiver, then resume. It goes on from where it stood; nothing is lost meanwhile.");

    public static string SendTest => Say("发送测试", "Send a test");

    public static string TestTaken(int? status, long milliseconds) => Say($"测试已送达：{status}，{milliseconds} 毫秒", $"The test was taken: {status}, {milliseconds} ms");

    public static string TestNotTaken(string outcome) => Say($"测试未成功：{outcome}", $"The test failed: {outcome}");

    public static string PauseSubscription => Say("暂停投递", "Pause");

    public static string ResumeSubscription => Say("恢复投递", "Resume");

    public static string Replay => Say("重新投递…", "Replay…");

    public static string ReplayTitle => Say("从某一位置起重新投递", "Replay from a position");

    public static string ReplayBody => Say(
        "从这个位置起的事件会按原来的顺序和编号再投递一次；接收系统按 webhook-id 去重。",
        "Events from this position on are delivered again, in order and with their ids; the receiver drops what it has by webhook-id.");

    public static string RotateSecret => Say("更换签名密钥…", "Rotate the secret…");

    public static string RotateSecretTitle => Say("更换签名密钥", "Rotate the signing secret");

    public static string DeleteSubscription => Say("删除订阅…", "Delete…");

    public static string DeleteSubscriptionTitle => Say("删除订阅", "Delete the subscription");

    public static string DeleteSubscriptionBody(string name) => Say(
        $"“{name}”将不再收到任何事件，它的投递记录一并删除。", $"“{name}” is sent nothing more, and the records of its deliveries go.");

    public static string SigningSecret => Say("签名密钥", "Signing secret");

    public static string SecretShownOnce => Say(
        "签名密钥只显示这一次，请立即交给接收系统保存；接收系统用它核对每次投递的签名。",
        "The signing secret is shown this once. Hand it to the receiver now, which checks the signature of each delivery with it.");

    public static string CopySecret => Say("复制", "Copy");

    public static string Copied => Say("已复制", "Copied");

    public static string CopyByHand => Say("浏览器不允许复制，请选中后手动复制", "The browser doesn't let us; select and copy it by hand");

    public static string Deliveries => Say("投递记录", "Deliveries");

    public static string NoDeliveries => Say("没有投递记录", "No deliveries");

    public static string NoDeliveriesBody => Say("有新的公开事件时，系统会立即投递到接收网址。", "New published events are sent to the address at once.");

    public static string TheEvent => Say("事件", "Event");

    public static string EventPosition(long position) => Say($"位置 {position}", $"Position {position}");

    public static string DeliveryOutcome => Say("接收方答复", "Answer");

    public static string DeliveryAttempts => Say("尝试", "Attempts");

    public static string LastAttempt => Say("最近一次", "Last attempt");

    public static string AttemptCount(int count) => Say($"{count} 次", $"{count}");

    public static string Milliseconds(long count) => Say($"{count} 毫秒", $"{count} ms");

    public static string Redeliver => Say("重新投递", "Redeliver");

    public static string RedeliverOf(string id) => Say($"重新投递 {id}", $"Redeliver {id}");

    public static string Redelivered => Say("已送达", "Delivered");

    public static string RedeliverQueued => Say("即将再次尝试", "It is tried again shortly");

    public static string RedeliverFailed(string outcome) => Say($"未送达：{outcome}", $"Not delivered: {outcome}");

    public static string DeliveryTitle(string type) => Say($"投递：{type}", $"Delivery: {type}");

    public static string DeliveryPayload => Say("内容", "Content");

    public static string ByHand => Say("人工", "By hand");

    public static string SubscriptionSaved => Say("已保存", "Saved");
}
