using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Pages.Applications;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using StoredJson = BaseWorkflows.Workflows.Persistence.Json;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The application form as the page's fields hold it, and what messages are called there.</summary>
public sealed class ApplicationValuesTests
{
    private static ApplicationForm Hospital => Forms.Hospital().Deserialize<ApplicationForm>(StoredJson.Options)!;

    [Test]
    public void What_the_fields_show_is_read_back_as_it_was()
    {
        var form = Hospital with { Conditions = new([new(1, true), new(4, false, "宿舍不足。")]), Attachments = ["d1", "d2"] };

        var read = ApplicationValues.Read(ApplicationValues.Of(form)).Value;

        Assert.That(JsonSerializer.Serialize(read, StoredJson.Options), Is.EqualTo(JsonSerializer.Serialize(form, StoredJson.Options)));
    }

    [Test]
    public void An_empty_form_is_read_back_as_empty() =>
        Assert.That(
            JsonSerializer.Serialize(ApplicationValues.Read(ApplicationValues.Of(new())).Value),
            Is.EqualTo(JsonSerializer.Serialize(new ApplicationForm())));

    [TestCase("八百")]
    [TestCase("12.5")]
    [TestCase("99999999999")]
    public void A_number_that_is_none_is_named_at_its_field(string typed)
    {
        var values = ApplicationValues.Of(Hospital);
        values["hospital"]!["actualBeds"] = typed;

        Assert.That(ApplicationValues.Read(values).Refusal!.Errors.Keys, Is.EqualTo(new[] { "hospital.actualBeds" }));
    }

    [Test]
    public void A_number_typed_with_a_decimal_point_and_nothing_behind_it_is_whole()
    {
        var values = ApplicationValues.Of(Hospital);
        values["places"] = JsonNode.Parse("12.0");

        Assert.That(ApplicationValues.Read(values).Value.Places, Is.EqualTo(12));
    }

    [Test]
    public void Messages_about_conditions_stand_at_their_questions()
    {
        var refusal = new Refusal(RefusalKind.Invalid, "x", new("", ""))
        {
            Errors = new Dictionary<string, IReadOnlyList<Text>> { ["conditions[3].reason"] = [], ["professionals[0].name"] = [] },
        };

        Assert.That(ApplicationValues.InForm(refusal).Errors.Keys, Is.EqualTo(new[] { "conditions.3.reason", "professionals[0].name" }));
    }

    [TestCase("unit.creditCode", "统一社会信用代码")]
    [TestCase("professionals[1].title", "符合条件的专业技术人员名单 第 2 行 职称")]
    [TestCase("disciplines[0]", "所属学科专业 第 1 行")]
    [TestCase("conditions.3.reason", "遴选条件")]
    [TestCase("somethingNew", "somethingNew")]
    public void A_message_is_called_by_the_label_of_its_field(string path, string label) =>
        Assert.That(ApplicationFields.LabelOf(path).Zh, Is.EqualTo(label));

    [Test]
    public void Every_message_that_a_submission_can_bring_belongs_to_one_step()
    {
        var missing = ApplicationFormCheck.ForSubmission(
            new() { Category = BaseCategory.Clinical, Hospital = new(), Professionals = [new(null, null, null, null)] }, new HashSet<string>())!;

        foreach (var path in ApplicationValues.InForm(missing).Errors.Keys)
        {
            Assert.That(FormStep.Of(BaseCategory.Clinical).Count(step => step.Holds(path)), Is.EqualTo(1), path);
            Assert.That(ApplicationFields.PlaceOf(path), Is.GreaterThanOrEqualTo(0), path);
        }
    }
}
