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

    public static string EndingAgreements => Say("即将到期和已到期的协议", "Agreements ending or lapsed");

    public static string EndsIn(string last, int days) => Say($"{last} 到期，还有 {days} 天", $"ends on {last}, in {days} days");

    public static string EndedOn(string last) => Say($"已于 {last} 到期", $"lapsed on {last}");

    public static string RenewalUnderWay => Say("续签办理中", "renewal under way");

    public static string Renew => Say("发起续签", "Renew");

    public static string RenewBody(string last) => Say(
        $"原协议 {last} 到期。发起后由研究生处受理并起草续签协议，双方签署三份、各方确认收到后生效。",
        $"The agreement ends on {last}. The graduate office takes the renewal up and drafts it; it comes into force once both sides have signed three copies and each holder has one.");

    public static string SeeRenewal => Say("查看续签协议", "See the renewal");

    public static string SeePrevious => Say("查看原协议", "See the agreement before");
}
