using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// Stores a point in time as UTC on both databases. SQLite has no type for an offset and could not compare one;
/// as UTC text it sorts as the times do.
/// </summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
