using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>
/// Gives out the numbers of approved bases (2.1). The counter's row stays locked until the unit of work ends, and falls back
/// with it: numbers of a year and category are unique and have no gaps.
/// </summary>
public sealed class BaseNumbers(WorkflowsDbContext db)
{
    /// <summary>The next number of that year and category, from 1.</summary>
    /// <param name="year">The year of approval, Asia/Shanghai.</param>
    /// <param name="category">The base's category.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">No unit of work is running.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year's <see cref="BaseNumber.MaxSequence"/> numbers are used up.</exception>
    public async Task<BaseNumber> NextAsync(int year, BaseCategory category, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Numbers are given out inside a unit of work only; elsewhere one could be lost.");

        var word = category.ToString();
        var last = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO base_number_sequences (year, category, last) VALUES ({year}, {word}, 1)
            ON CONFLICT (year, category) DO UPDATE SET last = base_number_sequences.last + 1
            RETURNING last AS "Value"
            """).ToListAsync(cancellationToken);
        return BaseNumber.Of(year, category, last.Single());
    }

    internal sealed class Sequence
    {
        public required int Year { get; init; }

        public required BaseCategory Category { get; init; }

        public required int Last { get; init; }

        internal sealed class Mapping : IEntityTypeConfiguration<Sequence>
        {
            public void Configure(EntityTypeBuilder<Sequence> builder)
            {
                builder.ToTable("base_number_sequences");
                builder.HasKey(sequence => new { sequence.Year, sequence.Category });
            }
        }
    }
}
