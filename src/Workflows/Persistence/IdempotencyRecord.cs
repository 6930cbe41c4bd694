using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>The answer that a command with an idempotency key got, written in the command's own transaction.</summary>
internal sealed class IdempotencyRecord
{
    public required string PersonId { get; init; }

    public required string Key { get; init; }

    public required string Command { get; init; }

    public required string RequestHash { get; init; }

    public required string Answer { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdempotencyRecord>
    {
        public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
        {
            builder.ToTable("idempotency_keys");
            builder.HasKey(record => new { record.PersonId, record.Key });
            builder.Property(record => record.PersonId).HasMaxLength(64);
            builder.Property(record => record.Key).HasMaxLength(200);
            builder.Property(record => record.Command).HasMaxLength(100);
            builder.Property(record => record.RequestHash).HasMaxLength(64);
            builder.HasIndex(record => record.At);
        }
    }
}
