using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>The tables on PostgreSQL.</summary>
public sealed class PostgresWorkflowsDbContext(DbContextOptions<PostgresWorkflowsDbContext> options) : WorkflowsDbContext(options);
