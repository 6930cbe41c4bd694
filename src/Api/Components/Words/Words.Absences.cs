namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Absences => Say("离岗代理", "Absences");

    public static string AbsencesLead => Say("您不在岗的日子，由代理人办理您岗位上的任务；指名由您本人办理的任务仍归您。", "On the days on which you are away, somebody else finds the tasks of your roles in their inbox. What names you in person stays yours.");

    public static string DeclareAbsence => Say("安排代理", "Declare an absence");

    public static string NoAbsences => Say("没有代理安排", "Nobody is away");

    public static string NoAbsencesBody => Say("出差、休假前在这里安排代理人，任务就不会耽搁。", "Say here who takes over before you go, so that nothing waits for you.");

    public static string AbsentPerson => Say("离岗人", "Away");

    public static string ActingPerson => Say("代理人", "Takes over");

    public static string AbsenceReason => Say("事由", "Reason");

    public static string EndAbsence => Say("结束代理", "End it");

    public static string EndAbsenceOf(string person) => Say($"结束{person}的代理", $"End the absence of {person}");

    public static string EndAbsenceBody(string person, string acting) => Say(
        $"{acting}不再代理{person}，已认领而未办的任务退回原岗位。", $"{acting} no longer takes over from {person}; what they claimed and did not do is free again.");

    public static string EventAbsenceDeclared(string person, string acting) => Say($"{acting}代理{person}", $"{acting} takes over from {person}");

    public static string EventAbsenceEnded(string person) => Say($"{person}的代理结束", $"The absence of {person} has ended");

    public static string ActsFor(string person) => Say($"正在代理：{person}", $"Takes over from {person}");
}
