using Microsoft.EntityFrameworkCore.Migrations;

namespace BaseWorkflows.Workflows.Events;

/// <summary>
/// Triggers that make <c>event_log</c> append-only for everybody, SQL consoles included: no line is removed, and none is
/// changed except that <see cref="EventSequencer"/> gives it position and hash, once. Whoever owns the database can drop
/// them; then the hash chain shows what was changed.
/// </summary>
/// <remarks>
/// The first migration makes them, by hand, because the model can't say it. A later migration that makes SQLite rebuild the table
/// has to call it again; <c>EventLogGuardTests</c> fails where one forgot.
/// </remarks>
internal static class EventLogGuard
{
    private const string Message = "event_log is append-only";

    public static void Create(MigrationBuilder migration)
    {
        var isSqlite = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";
        foreach (var statement in isSqlite ? Sqlite : Postgres)
            migration.Sql(statement);
    }

    // SQLite runs no delete trigger for the rows that INSERT OR REPLACE and UPDATE OR REPLACE push out, hence the EXISTS.
    private static readonly string[] Sqlite =
    [
        $"""
        CREATE TRIGGER event_log_keeps_lines BEFORE DELETE ON event_log
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
        $"""
        CREATE TRIGGER event_log_adds_lines BEFORE INSERT ON event_log
        WHEN NEW.position IS NOT NULL OR NEW.hash IS NOT NULL OR EXISTS (SELECT 1 FROM event_log WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
        $"""
        CREATE TRIGGER event_log_numbers_lines BEFORE UPDATE ON event_log
        WHEN OLD.position IS NOT NULL OR OLD.hash IS NOT NULL OR NEW.position IS NULL OR NEW.hash IS NULL
            OR EXISTS (SELECT 1 FROM event_log WHERE position = NEW.position)
            OR (OLD.id, OLD.event_id, OLD.type, OLD.at, OLD.subject, OLD.case_id, OLD.case_kind, OLD.base_id, OLD.task_id,
                OLD.actor_id, OLD.actor_name, OLD.clause, OLD.comment, OLD.data, OLD.trace_parent)
            IS NOT (NEW.id, NEW.event_id, NEW.type, NEW.at, NEW.subject, NEW.case_id, NEW.case_kind, NEW.base_id, NEW.task_id,
                NEW.actor_id, NEW.actor_name, NEW.clause, NEW.comment, NEW.data, NEW.trace_parent)
        BEGIN SELECT RAISE(ABORT, '{Message}'); END;
        """,
    ];

    private static readonly string[] Postgres =
    [
        $"""
        CREATE FUNCTION guard_event_log() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF OLD.position IS NULL AND OLD.hash IS NULL AND NEW.position IS NOT NULL AND NEW.hash IS NOT NULL THEN
                    OLD.position := NEW.position;
                    OLD.hash := NEW.hash;
                    IF NEW IS NOT DISTINCT FROM OLD THEN
                        RETURN NEW;
                    END IF;
                END IF;
            END IF;
            RAISE EXCEPTION '{Message}' USING ERRCODE = 'restrict_violation';
        END $$;
        """,
        """
        CREATE TRIGGER event_log_keeps_lines BEFORE UPDATE OR DELETE ON event_log
        FOR EACH ROW EXECUTE FUNCTION guard_event_log();
        """,
        """
        CREATE TRIGGER event_log_stays BEFORE TRUNCATE ON event_log
        FOR EACH STATEMENT EXECUTE FUNCTION guard_event_log();
        """,
    ];
}
