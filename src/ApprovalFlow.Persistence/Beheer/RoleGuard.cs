using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>The application refuses to run as somebody who could rewrite the journal.</summary>
public static class RoleGuard
{
    /// <summary>Null when the role is right, else one sentence that says what is wrong with it.</summary>
    public static async Task<string?> CheckAsync(NpgsqlConnection connection, CancellationToken stop = default)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT current_user::text,
                   count(*) = 2,
                   EXISTS (SELECT FROM pg_roles WHERE rolsuper AND pg_has_role(session_user, oid, 'MEMBER')),
                   EXISTS (SELECT FROM pg_roles WHERE rolcreaterole AND pg_has_role(session_user, oid, 'MEMBER')),
                   bool_or(pg_has_role(session_user, relowner, 'MEMBER')),
                   bool_or(has_any_column_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE, TRUNCATE')),
                   bool_or(has_schema_privilege(relnamespace, 'CREATE'))
                       OR has_database_privilege(current_database(), 'CREATE')
            FROM pg_class WHERE oid IN (to_regclass('gebeurtenis'), to_regclass('gebeurtenis_inhoud'))
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        var role = reader.GetString(0);
        return reader.GetBoolean(2)
                ? Refusal(role, "is a superuser of the database or can become one, for whom no restriction counts")
            : !reader.GetBoolean(1) ? $"The database has no journal, or role {role} can not see it: run migrate first."
            : reader.GetBoolean(3) ? Refusal(role, "may make itself a member of other roles")
            : reader.GetBoolean(4) ? Refusal(role, "owns the tables and could rewrite the journal")
            : reader.GetBoolean(5) ? Refusal(role, "may change or delete lines of the journal")
            : reader.GetBoolean(6) ? Refusal(role, "may create tables")
            : null;
    }

    private static string Refusal(string role, string why) =>
        $"The application does not start as role {role}, because it {why}: connect as the application's own role.";
}
