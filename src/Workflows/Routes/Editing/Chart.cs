using System.Text.Json.Nodes;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>The flowchart of a definition while it is changed. What a change does not touch stays as it is, unknown parts included.</summary>
internal sealed class Chart(JsonObject document)
{
    private readonly JsonObject root = (JsonObject)document["root"]!;

    /// <summary>The workflow's own variables.</summary>
    public IEnumerable<JsonObject> Variables => (document["variables"] as JsonArray ?? []).OfType<JsonObject>();

    public IEnumerable<JsonObject> Activities => List("activities").OfType<JsonObject>();

    public IEnumerable<ChartWay> Ways => List("connections").OfType<JsonObject>().Select(json => new ChartWay(json));

    /// <summary>The list as the definition stands now.</summary>
    public StepList Read() => StepList.Of(WorkflowDefinition.Parse(document.ToJsonString()));

    public JsonObject Find(string id) => Activities.First(activity => IdOf(activity) == id);

    public string TitleOf(string id) => Find(id)["metadata"]?["displayText"]?.ToString() is { Length: > 0 } title ? title : id;

    public string TypeOf(string id) => Find(id)["type"]?.ToString() ?? "";

    /// <summary>Adds an activity under a new id made from <paramref name="stem"/>.</summary>
    public string Add(string stem, string type, string title, JsonObject? inputs = null)
    {
        var taken = WorkflowDefinition.Parse(document.ToJsonString()).Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains($"{stem}-{number}"))
            number++;
        var id = $"{stem}-{number}";
        var activity = new JsonObject();
        foreach (var (name, value) in inputs ?? [])
            activity[name] = value?.DeepClone();
        activity["id"] = id;
        activity["nodeId"] = $"{root["nodeId"]?.ToString() ?? $"Workflow1:{IdOf(root)}"}:{id}";
        activity["name"] = null;
        activity["type"] = type;
        activity["version"] = 1;
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
        activity["metadata"] = new JsonObject { ["displayText"] = title };
        List("activities").Add((JsonNode)activity);
        return id;
    }

    /// <summary>Takes activities away, with all connections from and to them.</summary>
    public void Remove(IReadOnlySet<string> ids)
    {
        RemoveWays(way => ids.Contains(way.Source) || ids.Contains(way.Target));
        foreach (var activity in Activities.Where(activity => ids.Contains(IdOf(activity))).ToList())
            List("activities").Remove(activity);
    }

    public void RemoveWays(Predicate<ChartWay> which)
    {
        foreach (var way in Ways.Where(way => which(way)).ToList())
            List("connections").Remove(way.Json);
    }

    /// <summary>
    /// Leads the ports of a gap to another activity, or nowhere. Several ways into a join would starve it, since a join waits for
    /// each of its connections: they meet in a merge first.
    /// </summary>
    public void Lead(Gap gap, string? to)
    {
        if (gap.IsBeginning && to is null)
            root.Remove("start");
        else if (gap.IsBeginning)
            root["start"] = to;

        if (to is not null && gap.From.Count > 1 && TypeOf(to) == "Elsa.FlowJoin")
        {
            var merge = Add("merge", "Elsa.Sequence", "汇合");
            Lead(new([new(merge, "Done")], null), to);
            Placing.Between(this, merge, gap.From[0].ActivityId, to);
            to = merge;
        }

        foreach (var port in gap.From)
        {
            var way = Ways.FirstOrDefault(one => one.Source == port.ActivityId && one.Port == port.Port && one.Target == gap.To);
            if (to is null)
                RemoveWays(one => one.Json == way?.Json);
            else if (way is not null)
                way.LeadTo(to);
            else
                List("connections").Add((JsonNode)ChartWay.Make(port, to));
        }
    }

    /// <summary>Leads further ports to the end of a gap, together with those that lead there already.</summary>
    public void Join(Gap gap, IReadOnlyList<PortRef> more)
    {
        if (gap.To is null)
            return;
        RemoveWays(way => way.Target == gap.To && gap.From.Contains(new(way.Source, way.Port)));
        Lead(new([.. gap.From.Except(more), .. more], null), gap.To);
    }

    /// <summary>The name of the variable that takes an output of a step; a new variable where none does yet.</summary>
    public string VariableOf(string stepId, string output)
    {
        var activity = Find(stepId);
        if (activity[output]?["memoryReference"]?["id"]?.ToString() is { } bound)
            return Variables.FirstOrDefault(one => one["id"]?.ToString() == bound)?["name"]?.ToString() ?? bound;

        var name = $"{stepId}-{output}";
        if (document["variables"] is not JsonArray variables)
            document["variables"] = variables = [];
        variables.Add((JsonNode)new JsonObject
        {
            ["id"] = name,
            ["name"] = name,
            ["typeName"] = "Object",
            ["isArray"] = false,
            ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
        });
        activity[output] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = name } };
        return name;
    }

    /// <summary>Puts something into a gap: what led to the gap's end leads to <paramref name="entry"/>, and <paramref name="exits"/> lead on.</summary>
    public void Insert(Gap gap, string entry, IReadOnlyList<PortRef> exits)
    {
        Lead(gap, entry);
        if (gap.To is not null)
            Lead(new(exits, null), gap.To);
    }

    /// <summary>Closes the gaps before and behind something that leaves its place.</summary>
    public void TakeOut(Gap before, Gap after)
    {
        Lead(before, after.To);
        foreach (var port in after.From)
            RemoveWays(way => way.Source == port.ActivityId && way.Port == port.Port && way.Target == after.To);
    }

    public void RenamePort(string id, string port, string name)
    {
        foreach (var way in Ways.Where(way => way.Source == id && way.Port == port).ToList())
            way.Port = name;
    }

    public static string IdOf(JsonObject activity) => activity["id"]?.ToString() ?? "";

    private JsonArray List(string name)
    {
        if (root[name] is not JsonArray list)
            root[name] = list = [];
        return list;
    }
}

/// <summary>A connection in the JSON, in either of the two forms that exports have.</summary>
internal sealed class ChartWay(JsonObject json)
{
    public JsonObject Json => json;

    public string Source => (json["source"] is JsonObject end ? end["activity"] : json["source"])?.ToString() ?? "";

    public string Target => (json["target"] is JsonObject end ? end["activity"] : json["target"])?.ToString() ?? "";

    public string Port
    {
        get => (json["source"] is JsonObject end ? end["port"] : json["sourcePort"])?.ToString() is { Length: > 0 } port ? port : "Done";
        set
        {
            if (json["source"] is JsonObject end)
                end["port"] = value;
            else
                json["sourcePort"] = value;
        }
    }

    public void LeadTo(string target)
    {
        if (json["target"] is JsonObject end)
            end["activity"] = target;
        else
            json["target"] = target;
        if (json["vertices"] is JsonArray)
            json["vertices"] = new JsonArray();
    }

    public static JsonObject Make(PortRef from, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from.ActivityId, ["port"] = from.Port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        ["vertices"] = new JsonArray(),
    };
}
