using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What designers, checks and the inbox know about <see cref="HumanTaskActivity"/>.</summary>
internal static class HumanTaskDescriptor
{
    private static readonly ChoiceDescriptor[] Roles = [.. Enum.GetValues<Role>().Where(CandidateKey.CanBeGivenTasks).Select(
        role => new ChoiceDescriptor(role.ToString(), new(role.Title().Zh, role.Title().En)))];

    public static ActivityDescriptor Instance { get; } = new(
        HumanTaskActivity.TypeName, 1, new("人工任务", "People"), new("人工任务", "Human task"),
        new("请一个人或几个人办理，然后按办理结果继续。", "Asks one person, or several, and goes on by the outcome."))
    {
        Inputs =
        [
            new("title", "String", new("标题", "Title"), new("待办列表中显示的标题。", "What the inbox shows.")),
            new("taskType", "String", new("任务类型", "Task type"), new("决定表单和办理的效果。", "Decides the form and what completing it does."))
            {
                IsRequired = true,
            },
            new("role", "String", new("角色", "Role"), new("由哪个角色办理。", "Who does it."), "dropdown")
            {
                Choices = Roles,
            },
            new("scope", "String", new("范围", "Scope"), new("角色的范围。", "Where that role is held."), "dropdown")
            {
                Default = "College",
                Choices =
                [
                    new("College", new("学校", "The college")),
                    new("Department", new("对口院（系、部）", "The department of the case")),
                    new("Departments", new("每个相关院（系、部）", "Each department concerned")),
                    new("Unit", new("申请单位", "The unit of the case")),
                    new("People", new("指定的人", "Named people")),
                    new("Applicant", new("申请人", "The applicant")),
                ],
            },
            new("scopeIds", "Object", new("范围编号", "Scope ids"), new("留空时取自流程的变量或输入。", "Left empty, taken from the workflow's variables or input.")),
            new("people", "Object", new("人员", "People"), new("范围为“指定的人”时的人员编号。", "Person ids, for named people.")),
            new("mode", "String", new("方式", "Mode"), new("问到几个院系、单位或人时，怎样得出结果。", "How several departments, units or people come to one outcome."), "dropdown")
            {
                Default = "Single",
                Choices = [.. Enum.GetValues<TaskMode>().Select(mode => new ChoiceDescriptor(
                    mode.ToString(), new($"{mode.Title().Zh}（{mode.Meaning().Zh}）", $"{mode.Title().En} ({mode.Meaning().En})")))],
            },
            new("threshold", "String", new("通过票数", "Votes needed"), new("票签时必填：3 为至少 3 票，60% 为至少六成，>50% 为过半数。", "For a vote: 3 for three votes, 60% for at least that share, >50% for a majority.")),
            new("outcomes", "Object", new("结果", "Outcomes"), new("由好到坏；第一个即“同意”。可以退回到前面的环节，每个环节是一个结果，连线通到那里。", "From best to worst; the first is the yes. Each step that it may return to is an outcome, whose connection leads there."), "dynamic-outcomes"),
            new("dueInDays", "Int32", new("期限（工作日）", "Due in working days"), new("从任务出现的次日起按工作日历计算，到最后一天结束；留空为不限。", "Counted on the working calendar from the day after the task appears, to the end of the last day; empty for none."), "dropdown")
            {
                Choices = Days(1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90),
            },
            new("remindBeforeDays", "Int32", new("提前提醒（工作日）", "Remind before (working days)"), new("到期前几个工作日在待办中提醒；留空为不提醒。", "Working days before it is due on which the inbox reminds of it; empty for never."), "dropdown")
            {
                Choices = Days(1, 2, 3, 5, 7, 10),
            },
            new("escalateAfterDays", "Int32", new("超期上报（工作日）", "Escalate after (working days)"), new("超期几个工作日后上报；留空为不上报。", "Working days after it was due; empty for never."), "dropdown")
            {
                Choices = Days(1, 2, 3, 5, 7, 10, 15),
            },
            new("escalateTo", "String", new("上报给", "Escalate to"), new("超期后由哪个角色接手或知悉。", "The role that takes over or is told."), "dropdown") { Choices = Roles },
            new("escalateAs", "String", new("上报方式", "Escalate as"), new("也可办理，或者只抄送知悉。", "As another candidate, or by a copy."), "dropdown")
            {
                Default = nameof(EscalationKind.Candidate),
                Choices = [.. Enum.GetValues<EscalationKind>().Select(kind => new ChoiceDescriptor(kind.ToString(), new(kind.Title().Zh, kind.Title().En)))],
            },
            new("signature", "String", new("签字", "Signature"), new("办理时是否必须签字。", "Whether completing it takes a signature."), "dropdown")
            {
                Default = "None",
                Choices = [new("None", new("不需要", "None")), new("Required", new("必须", "Required"))],
            },
            new("cc", "Object", new("抄送", "Copies"), new("角色、Applicant 或候选键；抄送的人只看不办。", "Roles, Applicant or candidate keys; they read the task and do nothing.")),
            new("priority", "String", new("优先级", "Priority"), new("在待办列表中的先后。", "The place in the inbox."), "dropdown")
            {
                Default = "Normal",
                Choices = [new("High", new("高", "High")), new("Normal", new("普通", "Normal")), new("Low", new("低", "Low"))],
            },
        ],
        Outputs =
        [
            new("result", "Object", new("结果", "Result")),
            new("votes", "Object", new("票数", "Votes")),
            new("step", "String", new("步骤", "Step")) { IsActivityId = true },
        ],
        Ports = [],
        OutcomesInput = "outcomes",
        CanWait = true,
        IsHuman = true,
    };

    private static ChoiceDescriptor[] Days(params int[] days) =>
        [.. days.Select(count => new ChoiceDescriptor($"{count}", new($"{count} 个工作日", count == 1 ? "1 working day" : $"{count} working days")))];
}
