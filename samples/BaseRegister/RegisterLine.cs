namespace BaseWorkflows.BaseRegister;

/// <summary>A base as this subscriber knows it.</summary>
/// <param name="BaseId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number; null until it is approved.</param>
/// <param name="Level">Its level; null until it is approved.</param>
/// <param name="Status">Its status; null where none was told yet.</param>
internal sealed record RegisterLine(string BaseId, string Name, string? Number, string? Level, string? Status);
