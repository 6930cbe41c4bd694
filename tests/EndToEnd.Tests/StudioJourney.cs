using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests;

/// <summary>A route administrator edits, publishes and runs a route in the real Elsa Studio, and watches a case go on.</summary>
/// <remarks>Where Elsa Studio was not fetched these tests fail: the build does so with npm (<c>docs/studio.md</c>).</remarks>
public sealed class StudioJourney
{
    // Studio is 9 MB of WebAssembly, which a busy machine takes its time to start.
    private const float Patience = 120_000;

    private Service service = null!;
    private Browser browser = null!;
    private Calls calls = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        service = await Service.StartAsync();
        browser = await Browser.StartAsync();
        calls = new Calls(service);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        calls?.Dispose();
        if (browser is not null)
            await browser.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
    }

    [Test]
    public async Task A_route_is_drawn_refused_published_and_run()
    {
        const string Id = "studio-journey";
        await CreateAsync(Id, "画一个流程", [Start], []);
        await using var admin = await browser.SignInAsync(service, "admin");
        var page = admin.Page;
        var studio = await OpenAsync(page, $"/studio?definition={Id}");

        // What can't run is kept as a draft, and the reason is said.
        await AddAsync(page, studio, "人工任务", "人工任务", 160, 120);
        await Publish(studio).ClickAsync();
        await Expect(studio.Locator(".mud-snackbar").Filter(new() { HasText = "任务类型" }).First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Screens.TakeDeskAsync(page, "studio-refused");
        await studio.Locator(".x6-node").Nth(1).Locator(".activity-label").ClickAsync(new() { Force = true });
        await page.Keyboard.PressAsync("Delete");
        await Expect(studio.Locator(".x6-node")).ToHaveCountAsync(1);

        await AddAsync(page, studio, "基本", "写入日志", 160, 130);
        await ConnectAsync(page, studio);
        await Expect(studio.Locator(".x6-edge")).ToHaveCountAsync(1);
        var text = studio.Locator(".mud-input-control").Filter(new() { HasText = "文字" }).Locator("input, textarea").First;
        await text.FillAsync("您好，流程");
        await text.PressAsync("Tab");
        await WaitAsync(async () => (await DefinitionAsync(Id))["root"]!["activities"]!.AsArray()
            .Any(activity => (string?)activity!["text"]?["expression"]?["value"] == "您好，流程"), "the input was saved by itself");
        await Screens.TakeDeskAsync(page, "studio-editor");

        await Publish(studio).ClickAsync();
        await WaitAsync(async () => (bool?)(await DefinitionAsync(Id))["isPublished"] == true, "the route was published");
        Assert.That((await DefinitionAsync(Id))["root"]!["connections"]!.AsArray(), Has.Count.EqualTo(1));

        await Toolbar(studio).Locator("button").Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/studio\?instance="), new() { Timeout = Patience });
        await Expect(studio.GetByText("已完成").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Screens.TakeDeskAsync(page, "studio-run");
    }

    [Test]
    public async Task A_case_is_watched_while_it_goes_on()
    {
        var caseId = await calls.ApplyAsync("pharmacy.officer", Forms.Company("pharmacy"));
        var list = await calls.PostAsync("admin", "/elsa/api/workflow-instances", new { searchTerm = caseId });
        var inbox = await calls.GetAsync("pharmacy.head", "/api/tasks?view=todo&taskType=site-evaluation&size=200");
        var waiting = inbox["items"]!.AsArray().Single(task => (string?)task!["caseId"] == caseId)!;
        await using var admin = await browser.SignInAsync(service, "admin");
        var studio = await OpenAsync(admin.Page, $"/studio?instance={list["items"]![0]!["id"]}");
        await Expect(Done(studio, "start")).ToHaveTextAsync("1", new() { Timeout = Patience });
        await Expect(Done(studio, "evaluate")).ToHaveCountAsync(0);

        await calls.PostAsync("pharmacy.head", $"/api/tasks/{waiting["id"]}/complete", new
        {
            revision = (int)waiting["revision"]!,
            outcome = "Approve",
            form = Forms.Evaluation($"{TimeProvider.System.Today():yyyy-MM-dd}"),
        });
        await Expect(Done(studio, "evaluate")).ToHaveTextAsync("1", new() { Timeout = Patience });
        await Screens.TakeDeskAsync(admin.Page, "studio-viewer");
    }

    [Test]
    public async Task Where_a_step_may_return_to_is_chosen_from_the_steps_before_it()
    {
        const string Id = "studio-returns";
        await CreateAsync(
            Id, "退回到哪里", [Start, Step("first", "受理", 140), Step("second", "考察", 220), Step("third", "审核", 300), Step("loose", "归档", 380, "[]")],
            [TestRoutes.Connection("start", "Done", "first"), TestRoutes.Connection("first", "Approve", "second"), TestRoutes.Connection("second", "Approve", "third")]);
        await using var admin = await browser.SignInAsync(service, "admin");
        var page = admin.Page;
        var studio = await OpenAsync(page, $"/studio?definition={Id}");
        var (steps, chips) = (studio.Locator("#returns option"), studio.Locator(".mud-form .mud-chip-content"));
        await Label(studio, "first").ClickAsync(new() { Force = true });
        await Expect(steps).ToHaveTextAsync(["前面没有其他环节"], new() { Timeout = Patience });
        await Label(studio, "loose").ClickAsync(new() { Force = true });
        await Expect(steps).ToHaveTextAsync(["请先填写上面的结果"], new() { Timeout = Patience });
        await Label(studio, "third").ClickAsync(new() { Force = true });
        await Expect(steps).ToHaveTextAsync(["选择前面的环节…", "受理", "考察"], new() { Timeout = Patience });

        // The outcome and its connection are there at once, and saved as any other.
        await studio.Locator("#returns select").SelectOptionAsync("受理");
        await Expect(steps).ToHaveTextAsync(["选择前面的环节…", "考察"]);
        await Expect(chips).ToHaveTextAsync(["Approve", "退回“受理”"]);
        await Expect(studio.Locator("[data-cell-id=third] .x6-port-out .x6-port-label")).ToHaveTextAsync(["同意", "退回“受理”"]);
        await WaitAsync(async () => await WaysAsync(Id) is ["first"], "the connection was saved");
        Assert.That(await OutcomesAsync(Id), Is.EqualTo("""["Approve","Return:first"]"""));
        Assert.That(await FindingsAsync(Id), Has.None.StartsWith("task.return"));
        await studio.Locator("#returns").ScrollIntoViewIfNeededAsync();
        await Screens.TakeDeskAsync(page, "studio-returns");

        // What Studio drew is what the list of steps says.
        await using (var beside = await browser.SignInAsync(service, "admin"))
        {
            await beside.OpenAsync($"/routes/{Id}/edit?step=third");
            await Expect(beside.Page.GetByLabel("受理", new() { Exact = true })).ToBeCheckedAsync();
            await Expect(beside.Page.GetByLabel("考察", new() { Exact = true })).Not.ToBeCheckedAsync();
        }

        // A way of a return makes no step an earlier one.
        await Label(studio, "first").ClickAsync(new() { Force = true });
        await Expect(steps).ToHaveTextAsync(["前面没有其他环节"]);

        // A step that is gone is still seen, and found by the check, until its outcome is taken away.
        await page.Keyboard.PressAsync("Delete");
        await Label(studio, "third").ClickAsync(new() { Force = true });
        await Expect(chips).ToHaveTextAsync(["Approve", "退回“first”（没有这个环节）"]);
        await WaitAsync(async () => (await FindingsAsync(Id)).Contains("task.return_unknown"), "the check says that the step is gone");
        await chips.Last.Locator(".mud-chip-close-button").ClickAsync();
        await WaitAsync(async () => await OutcomesAsync(Id) == """["Approve"]""", "the outcome was taken away");
        Assert.That(admin.Complaints, Is.Empty);
    }

    private static async Task<IFrameLocator> OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await Expect(page.Locator("iframe.studio__frame")).ToBeVisibleAsync(new() { Timeout = Patience });
        var studio = page.FrameLocator("iframe.studio__frame");
        await Expect(studio.Locator(".x6-node").First).ToBeVisibleAsync(new() { Timeout = Patience });
        return studio;
    }

    /// <summary>Drags an activity from the list into the diagram, to the right of the first node and below it.</summary>
    private static async Task AddAsync(IPage page, IFrameLocator studio, string category, string activity, float right, float below)
    {
        var nodes = await studio.Locator(".x6-node").CountAsync();
        var item = studio.Locator("[draggable=true]").Filter(new() { HasText = activity }).First;
        if (!await item.IsVisibleAsync())
            await studio.Locator(".mud-expand-panel-header").Filter(new() { HasText = category }).First.ClickAsync();
        var canvas = studio.Locator(".x6-graph").First;
        var (to, start) = ((await canvas.BoundingBoxAsync())!, (await studio.Locator(".x6-node").First.BoundingBoxAsync())!);
        await item.DragToAsync(canvas, new() { TargetPosition = new() { X = start.X - to.X + right, Y = start.Y - to.Y + below } });
        await Expect(studio.Locator(".x6-node")).ToHaveCountAsync(nodes + 1, new() { Timeout = Patience });
    }

    /// <summary>Draws the connection from the first node to the second.</summary>
    private static async Task ConnectAsync(IPage page, IFrameLocator studio)
    {
        var from = (await studio.Locator("[data-cell-id=start] .x6-port circle").Last.BoundingBoxAsync())!;
        var to = (await studio.Locator(".x6-node").Nth(1).Locator(".x6-port circle").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X - 30, to.Y, new() { Steps = 8 });
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    // How often an activity was completed, as its badge in the diagram says: there once the first news has come from the server.
    private static ILocator Done(IFrameLocator studio, string activity) => studio.Locator($"[data-cell-id='{activity}'] .mud-badge.mud-theme-success");

    private static ILocator Label(IFrameLocator studio, string activity) => studio.Locator($"[data-cell-id={activity}] .activity-label");

    private static ILocator Toolbar(IFrameLocator studio) => studio.Locator(".mud-toolbar").Filter(new() { Has = studio.Locator(".mud-switch") }).First;

    // Before the arrow of its own menu and the button that runs the route.
    private static ILocator Publish(IFrameLocator studio) => Toolbar(studio).Locator("button").Nth(-3);

    private Task<JsonNode> DefinitionAsync(string id) => calls.GetAsync("admin", $"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

    private async Task<string?> OutcomesAsync(string id) => (string?)(await ThirdAsync(id))["outcomes"]!["expression"]!["value"];

    /// <summary>Where the returns of the third step lead.</summary>
    private async Task<string[]> WaysAsync(string id) =>
    [
        .. (await DefinitionAsync(id))["root"]!["connections"]!.AsArray()
            .Where(way => (string?)way!["source"]!["port"] is "Return:first").Select(way => (string)way!["target"]!["activity"]!),
    ];

    private async Task<JsonNode> ThirdAsync(string id) =>
        (await DefinitionAsync(id))["root"]!["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == "third")!;

    private async Task<string[]> FindingsAsync(string id) =>
        [.. (await calls.GetAsync("admin", $"/api/routes/{id}/check"))["findings"]!.AsArray().Select(finding => (string)finding!["rule"]!)];

    private static JsonObject Start => new() { ["id"] = "start", ["type"] = "Elsa.Start", ["version"] = 1, ["metadata"] = Place("开始", 60) };

    private static JsonObject Step(string id, string title, int y, string outcomes = """["Approve"]""")
    {
        var step = TestRoutes.Step(id, ("taskType", "opinion"), ("outcomes", outcomes));
        step["metadata"] = Place(title, y);
        return step;
    }

    private static JsonObject Place(string title, int y) => new()
    {
        ["displayText"] = title,
        ["designer"] = new JsonObject
        {
            ["position"] = new JsonObject { ["x"] = 60, ["y"] = y },
            ["size"] = new JsonObject { ["width"] = 160, ["height"] = 50 },
        },
    };

    private Task<JsonNode> CreateAsync(string id, string name, JsonNode[] activities, JsonNode[] connections) =>
        calls.PostAsync("admin", "/elsa/api/workflow-definitions", new
        {
            model = new
            {
                definitionId = id,
                name,
                root = new { id = "Flowchart1", type = "Elsa.Flowchart", version = 1, activities, connections },
            },
            publish = false,
        });

    private static async Task WaitAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patience));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!await condition())
        {
            Assert.That(patience.IsCancellationRequested, Is.False, $"In vain: {what}");
            await tick.WaitForNextTickAsync();
        }
    }
}
