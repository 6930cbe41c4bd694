using BaseWorkflows.Api.Pages.Applications;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Applications;
using Microsoft.Extensions.Time.Testing;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>What is saved when, and that nothing typed is lost on the way.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ApplicationEditorTests : IDisposable
{
    private readonly List<(string? Id, ApplicationForm Form, int? Version)> saved = [];
    private readonly ApplicationEditor editor;
    private TaskCompletionSource? slow;
    private Refusal? refusal;

    public ApplicationEditorTests() =>
        editor = new(new(), null, SaveAsync, new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 6, 3, 0, TimeSpan.Zero)));

    public void Dispose() => editor.Dispose();

    [Test]
    public async Task Nothing_new_is_not_saved()
    {
        Assert.That(await editor.SaveAsync(), Is.True);
        Assert.That(saved, Is.Empty);
    }

    [Test]
    public async Task The_first_save_begins_the_application_and_the_next_ones_follow_its_version()
    {
        editor.Model.Set("proposedName", "太行");
        await editor.SaveAsync();
        editor.Unit.Set("name", "太行康源");
        await editor.SaveAsync();

        Assert.That(saved.Select(each => (each.Id, each.Version)), Is.EqualTo(new (string?, int?)[] { (null, null), ("a1", 1) }));
        Assert.That(saved[1].Form.Unit.Name, Is.EqualTo("太行康源"));
        Assert.That(editor.SavedAt, Is.EqualTo(new DateTimeOffset(2026, 11, 24, 6, 3, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task What_is_typed_while_a_save_is_under_way_is_still_to_be_saved()
    {
        slow = new();
        editor.Model.Set("proposedName", "太行");
        var saving = editor.SaveAsync();
        editor.Model.Set("proposedName", "太行康源");
        slow.SetResult();
        await saving;

        Assert.That(editor.IsDirty, Is.True);
        await editor.SaveAsync();
        Assert.That(saved[^1].Form.ProposedName, Is.EqualTo("太行康源"));
        Assert.That(editor.IsDirty, Is.False);
    }

    [Test]
    public async Task A_refused_save_keeps_what_was_typed_and_is_tried_again()
    {
        refusal = new(RefusalKind.Stale, "application.stale", new("已被修改。", "Changed."));
        editor.Model.Set("proposedName", "太行");

        Assert.That(await editor.SaveAsync(), Is.False);
        Assert.That((editor.IsDirty, editor.Refusal, editor.Model.Text("proposedName")), Is.EqualTo((true, refusal, "太行")));

        refusal = null;
        Assert.That(await editor.SaveAsync(), Is.True);
        Assert.That((editor.IsDirty, editor.Refusal), Is.EqualTo((false, (Refusal?)null)));
    }

    [Test]
    public async Task Half_a_bed_is_not_sent_at_all()
    {
        editor.Hospital.SetNumber("actualBeds", "0.5");

        Assert.That(await editor.SaveAsync(), Is.False);
        Assert.That(saved, Is.Empty);
        Assert.That(editor.CountMessages(FormStep.Hospital), Is.EqualTo(1));
    }

    [Test]
    public void The_hospital_is_asked_about_for_clinical_bases_only()
    {
        Assert.That(FormStep.Of(editor.Category), Does.Not.Contain(FormStep.Hospital));

        editor.Model.Set("category", nameof(BaseCategory.Clinical));

        Assert.That(FormStep.Of(editor.Category), Does.Contain(FormStep.Hospital));
    }

    private async Task<Result<ApplicationDetail>> SaveAsync(string? id, ApplicationForm form, int? version)
    {
        saved.Add((id, form, version));
        if (slow is not null)
            await slow.Task;
        return refusal is null
            ? new ApplicationDetail(
                new("a1", form.ProposedName ?? "", "b1", "", form.Category, form.Level, Origin.Voluntary, true, ApplicationStatus.Draft, null, 0, "p1", "罗明", [], [], default, null, null, null),
                form, (version ?? 0) + 1, [ApplicationAction.Edit], [], null)
            : refusal;
    }
}
