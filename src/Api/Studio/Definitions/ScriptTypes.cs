namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary>What scripts of a definition may call, for the editor's suggestions.</summary>
internal static class ScriptTypes
{
    public const string All = """
        declare function getInput(name: string): any;
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getCorrelationId(): string;
        declare function toJson(value: any): string;
        declare function isNullOrEmpty(value: string): boolean;
        declare function newGuid(): string;
        declare const variables: Record<string, any>;
        """;
}
