using BaseWorkflows.Api.Components.Forms;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FormFieldsTests : ServicePageTest
{
    private static readonly FormField Opinion = new("opinion", FieldKind.Multiline, new("意见", "Opinion")) { Required = true, MaxLength = 500 };

    private static readonly FormField Conditions = new("conditions", FieldKind.Checklist, new("设立条件", "Conditions"))
    {
        Options =
        [
            new("representative", new("具有代表性", "Representative"), "2.2.1"),
            new("facilities", new("教学生活设施", "Facilities"), "2.2.4"),
        ],
    };

    private readonly FormModel model = new([]);

    [Test]
    public void A_required_field_says_so_to_eyes_and_to_screen_readers()
    {
        var form = Draw(Opinion);

        Assert.That(form.Find("label[for=field-opinion]").TextContent, Does.Contain("意见").And.Contain("必填"));
        Assert.That(form.Find("#field-opinion").HasAttribute("required"), Is.True);
        Assert.That(form.Find("#field-opinion").GetAttribute("maxlength"), Is.EqualTo("500"));
    }

    [Test]
    public void What_is_only_shown_has_its_label_and_is_said_in_words()
    {
        var form = Draw(
            new("spread", FieldKind.Info, new("专家分差", "Spread")) { Value = "1.28" },
            new("grade", FieldKind.Info, new("等级", "Grade")) { Value = "Good", Options = [new("Good", new("良好", "Good"))] },
            new("found", FieldKind.Info, new("复核合格 1 个部门。", "Passed by one office.")));

        Assert.That(
            form.FindAll(".form__info").Select(one => string.Join('|', one.Children.Select(part => part.TextContent))),
            Is.EqualTo(new[] { "专家分差|1.28", "等级|良好", "复核合格 1 个部门。" }));
    }

    [Test]
    public void What_is_typed_is_in_the_form_that_is_sent()
    {
        Draw(Opinion).Find("#field-opinion").Change("同意设立。𠮷");

        Assert.That(model.Values["opinion"]!.GetValue<string>(), Is.EqualTo("同意设立。𠮷"));
        Assert.That(model.IsDirty, Is.True);
    }

    [Test]
    public void A_refusal_shows_its_message_at_the_field_and_keeps_what_was_typed()
    {
        model.Set("opinion", "太短");
        model.ShowErrors(Refused("opinion", "意见不能少于十个字。"));

        var form = Draw(Opinion);

        Assert.That(form.Find("[role=alert]").TextContent, Is.EqualTo("意见不能少于十个字。"));
        Assert.That(form.Find("#field-opinion").GetAttribute("aria-invalid"), Is.EqualTo("true"));
        Assert.That(form.Find("#field-opinion").GetAttribute("value"), Is.EqualTo("太短"));
    }

    [Test]
    public void The_message_goes_when_the_field_is_changed()
    {
        model.ShowErrors(Refused("opinion", "请填写意见。"));
        var form = Draw(Opinion);

        form.Find("#field-opinion").Change("同意");
        form.Render();

        Assert.That(form.FindAll("[role=alert]"), Is.Empty);
    }

    [Test]
    public void A_no_in_the_checklist_asks_for_its_reason()
    {
        var form = Draw(Conditions);
        Assert.That(form.FindAll("textarea"), Is.Empty);

        form.FindAll(".checklist__item")[1].QuerySelectorAll("input")[1].Change(true);
        form.Find("textarea").Change("没有自习室");

        Assert.That(model.Values["conditions"]!["facilities"]!["met"]!.GetValue<bool>(), Is.False);
        Assert.That(model.Values["conditions"]!["facilities"]!["reason"]!.GetValue<string>(), Is.EqualTo("没有自习室"));
    }

    [Test]
    public void Each_condition_names_its_clause()
    {
        var clauses = Draw(Conditions).FindAll(".clause__name").Select(clause => clause.TextContent);

        Assert.That(clauses, Is.EqualTo(new[] { "第 2.2.1 条", "第 2.2.4 条" }));
    }

    [Test]
    public void A_message_about_a_missing_reason_stands_at_its_question()
    {
        model.ShowErrors(Refused("conditions.facilities.reason", "请写明理由。"));

        var items = Draw(Conditions).FindAll(".checklist__item");

        Assert.That(items[0].QuerySelector("[role=alert]"), Is.Null);
        Assert.That(items[1].QuerySelector("[role=alert]")!.TextContent, Is.EqualTo("请写明理由。"));
    }

    [Test]
    public void Departments_are_chosen_and_taken_back()
    {
        var form = Draw(new FormField("departments", FieldKind.Departments, new("相关院系", "Departments"))
        {
            Options = [new("pharmacy", new("药学系", "Pharmacy")), new("nursing", new("护理学院", "Nursing"))],
        });

        form.Find("input[value=pharmacy]").Change(true);
        form.Find("input[value=nursing]").Change(true);
        form.Find("input[value=pharmacy]").Change(false);

        Assert.That(model.Chosen("departments"), Is.EqualTo(new[] { "nursing" }));
    }

    [Test]
    public async Task People_that_nobody_listed_come_from_the_directory_and_their_ids_are_sent()
    {
        await SignInAsync("grad.officer");
        var form = Draw(new FormField("experts", FieldKind.People, new("专家", "Experts")));
        form.WaitForElement("input[type=checkbox]");

        form.Find("input[type=search]").Input("马文");
        var choice = form.FindAll("label.choice").Single(label => label.TextContent.Contains("马文博（基础医学部）", StringComparison.Ordinal));
        choice.QuerySelector("input")!.Change(true);

        var id = await InAsync<WorkflowsDbContext, string>(db => db.Users.Where(one => one.UserName == "expert1").Select(one => one.Id).SingleAsync());
        Assert.That(model.Chosen("experts"), Is.EqualTo(new[] { id }));
    }

    [Test]
    public void A_row_taken_out_of_a_table_leaves_the_others_alone()
    {
        var form = Draw(new FormField("staff", FieldKind.Table, new("技术人员", "Staff"))
        {
            Columns = [new("name", FieldKind.Text, new("姓名", "Name"))],
        });

        AddRow(form, "王一");
        AddRow(form, "李二");
        form.Find("button[aria-label='删除第 1 行']").Click();

        Assert.That(model.Rows("staff").Select(row => row.Text("name")), Is.EqualTo(new[] { "李二" }));
        Assert.That(form.Find("#field-staff-0-name").GetAttribute("value"), Is.EqualTo("李二"));
    }

    [Test]
    public void A_number_is_sent_as_a_number_and_nonsense_as_it_was_typed()
    {
        var beds = Draw(new FormField("beds", FieldKind.Number, new("床位", "Beds"))).Find("input");

        beds.Change("800");
        Assert.That(model.Values["beds"]!.GetValue<decimal>(), Is.EqualTo(800));

        model.SetNumber("beds", "八百");
        Assert.That(model.Values["beds"]!.GetValue<string>(), Is.EqualTo("八百"));
    }

    [Test]
    public void Looking_at_a_checklist_leaves_no_trace_in_the_form()
    {
        Draw(Conditions);

        Assert.That(model.Values.ToJsonString(), Is.EqualTo("{}"));
    }

    [Test]
    public void Messages_of_a_task_are_found_under_its_form()
    {
        var ofTask = new FormModel([], "form.");
        ofTask.ShowErrors(Refused("form.opinion", "请填写意见。"));

        var form = Render<FormFields>(parameters => parameters.Add(each => each.Fields, [Opinion]).Add(each => each.Model, ofTask));

        Assert.That(form.Find("[role=alert]").TextContent, Is.EqualTo("请填写意见。"));
    }

    private static Refusal Refused(string path, string message) => new(RefusalKind.Invalid, "form.invalid", new("请检查。", "Please check."))
    {
        Errors = new Dictionary<string, IReadOnlyList<Text>> { [path] = [new(message, message)] },
    };

    private static void AddRow(IRenderedComponent<FormFields> form, string name)
    {
        form.FindAll("button").Single(button => button.TextContent.Contains("添加一行", StringComparison.Ordinal)).Click();
        form.FindAll("fieldset input")[^1].Change(name);
    }

    private IRenderedComponent<FormFields> Draw(params FormField[] fields) => Render<FormFields>(parameters => parameters
        .Add(form => form.Fields, fields)
        .Add(form => form.Model, model));
}
