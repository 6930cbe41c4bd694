namespace BaseWorkflows.Api.Studio;

/// <summary>Section <c>Studio</c>: where the files of Elsa Studio lie.</summary>
internal sealed class StudioOptions
{
    public const string Section = "Studio";

    /// <summary>The folder of the npm package, from the content root; the build puts it where the default says.</summary>
    public string Folder { get; init; } = "Studio/Package/node_modules/@elsa-workflows/elsa-studio-wasm";
}
