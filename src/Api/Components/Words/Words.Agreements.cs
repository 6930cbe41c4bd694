namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string AgreementsLead => Say("一式三份合作协议书的签署与生效情况", "How the agreements in three copies are signed and come into force");

    public static string InForceSince => Say("生效日期", "In force since");

    public static string NoAgreements => Say("还没有合作协议", "There are no agreements");

    public static string NoAgreementsBody => Say("申请获批后，系统会发起协议签订。", "An agreement is opened once an application is approved.");

    public static string AgreementOf(string unit) => Say($"合作协议书（{unit}）", $"Agreement with {unit}");

    public static string ThreeCopies => Say("一式三份", "Three copies");

    public static string Copy => Say("份数与持有方", "Copy and holder");

    public static string CollegeSide => Say("学校一方签署", "Signed by the college");

    public static string UnitSide => Say("单位签署", "Signed by the unit");

    public static string ReceivedBy => Say("持有方确认收到", "Received");

    public static string AgreementText => Say("协议内容", "What is agreed");

    public static string CopiesOutstanding(string numbers) =>
        Say($"第 {numbers} 份尚未由双方签署并经持有方确认收到，协议未生效。", $"Copies {numbers} are not signed by both sides and received by their holders; the agreement is not in force.");
}
