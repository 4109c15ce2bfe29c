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
                   (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
                   pg_has_role(current_user, c.relowner, 'MEMBER'),
                   has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE'),
                   has_schema_privilege(c.relnamespace, 'CREATE')
            FROM (SELECT to_regclass('gebeurtenis')) AS t (oid) LEFT JOIN pg_class c ON c.oid = t.oid
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        var role = reader.GetString(0);
        return reader.GetBoolean(1) ? Refusal(role, "is a superuser of the database, for whom no restriction counts")
            : await reader.IsDBNullAsync(2, stop)
                ? $"The database has no journal, or role {role} can not see it: run migrate first."
            : reader.GetBoolean(2) ? Refusal(role, "owns the tables and could rewrite the journal")
            : reader.GetBoolean(3) ? Refusal(role, "may change or delete lines of the journal")
            : reader.GetBoolean(4) ? Refusal(role, "may create tables")
            : null;
    }

    private static string Refusal(string role, string why) =>
        $"The application does not start as role {role}, because it {why}: connect as the application's own role.";
}
