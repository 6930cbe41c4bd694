using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Questionnaires;

internal sealed class QuestionnaireMapping : IEntityTypeConfiguration<Questionnaire>
{
    public void Configure(EntityTypeBuilder<Questionnaire> builder)
    {
        builder.ToTable("questionnaires").HasVersion();
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.AssessmentId).HasMaxLength(40);
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.Questions).IsFixedJson();
        builder.HasIndex(one => new { one.AssessmentId, one.Audience }).IsUnique();
        builder.HasIndex(one => one.BaseId);
        builder.HasIndex(one => one.ClosesOn).HasFilter("closed_at IS NULL");
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("questionnaire_invitations").HasVersion();
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.QuestionnaireId).HasMaxLength(40);
        // A character as people count them takes up to four as databases do.
        builder.Property(one => one.Name).HasMaxLength(Invitation.MaxName * 4);
        builder.Property(one => one.Contact).HasMaxLength(Invitation.MaxContact * 4);
        builder.Property(one => one.TokenHash).HasMaxLength(64);
        builder.HasIndex(one => one.TokenHash).IsUnique();
        builder.HasIndex(one => one.QuestionnaireId);
    }
}

/// <summary>One row for all answers: rows of their own would tell by their places and transactions who wrote them (adr/0008).</summary>
internal sealed class TallyMapping : IEntityTypeConfiguration<AnswerTally>
{
    public void Configure(EntityTypeBuilder<AnswerTally> builder)
    {
        builder.ToTable("questionnaire_tallies").HasVersion();
        builder.HasKey(tally => tally.QuestionnaireId);
        builder.Property(tally => tally.QuestionnaireId).HasMaxLength(40);
        builder.Property(tally => tally.Counts).IsJson();
        builder.Property(tally => tally.Texts).IsJson();
    }
}

/// <summary>One version of the questions to an audience; it never changes.</summary>
public sealed class QuestionnaireTemplate
{
    /// <summary>Whom the questions are for.</summary>
    public required QuestionnaireAudience Audience { get; init; }

    /// <summary>From 1; the highest is the one that new questionnaires are made from.</summary>
    public required int Number { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Who wrote it, by name.</summary>
    public required string SavedBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset SavedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionnaireTemplate>
    {
        public void Configure(EntityTypeBuilder<QuestionnaireTemplate> builder)
        {
            builder.ToTable("questionnaire_templates");
            builder.HasKey(template => new { template.Audience, template.Number });
            builder.Property(template => template.Questions).IsFixedJson();
            builder.Property(template => template.SavedBy).HasMaxLength(100);
        }
    }
}
