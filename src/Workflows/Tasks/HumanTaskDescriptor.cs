using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What designers, checks and the inbox know about <see cref="HumanTaskActivity"/>.</summary>
internal static class HumanTaskDescriptor
{
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
                Choices = [.. Enum.GetValues<Role>().Where(CandidateKey.CanBeGivenTasks).Select(
                    role => new ChoiceDescriptor(role.ToString(), new(role.Title().Zh, role.Title().En)))],
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
            new("mode", "String", new("方式", "Mode"), new("单人办理，或者全部会签。", "One of them, or all of them."), "dropdown")
            {
                Default = "Single",
                Choices = [new("Single", new("单人", "Single")), new("Countersign", new("会签", "Countersign"))],
            },
            new("outcomes", "Object", new("结果", "Outcomes"), new("由好到坏；会签取最坏的一个。", "From best to worst; a countersign takes the worst."), "dynamic-outcomes"),
            new("dueInDays", "Int32", new("期限（工作日）", "Due in working days"), new("从任务出现的次日起按工作日历计算，到最后一天结束；留空为不限。", "Counted on the working calendar from the day after the task appears, to the end of the last day; empty for none.")),
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
}
