using System.Security.Cryptography;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Verbs;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Support;

/// <summary>
/// A migrated database of its own, with an owner and an application role as in production. A copy of a template that is
/// migrated once per run.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Run = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private static readonly string Owner = $"eigenaar_{Run}";
    private static readonly string App = $"app_{Run}";
    private static readonly string Password = RandomNumberGenerator.GetHexString(24);
    private static readonly string Template = $"template_{Run}";
    private static readonly Lazy<Task> Migrated = new(MigrateTemplateAsync);
    private static int count;

    private readonly string name;

    private TestDatabase(string name, string admin)
    {
        this.name = name;
        AdminConnectionString = Connect(admin, name);
        OwnerConnectionString = Connect(admin, name, Owner);
        AppConnectionString = Connect(admin, name, App);
    }

    /// <summary>As superuser: for tampering.</summary>
    public string AdminConnectionString { get; }
    public string OwnerConnectionString { get; }
    public string AppConnectionString { get; }

    public static string AppRole => App;
    public static string OwnerRole => Owner;

    public string Name => name;

    /// <summary>Where an application on this database leaves its mails, unless it has a server.</summary>
    public string Mailmap => Path.Combine(Path.GetTempPath(), $"approvalflow-mail-{name}");

    public static async Task<TestDatabase> CreateAsync()
    {
        await Migrated.Value;
        var fresh = $"test_{Run}_{Interlocked.Increment(ref count)}";
        await AdminAsync($"CREATE DATABASE {fresh} TEMPLATE {Template} OWNER {Owner}");
        await AdminAsync($"REVOKE ALL ON DATABASE {fresh} FROM PUBLIC");
        await AdminAsync($"GRANT CONNECT ON DATABASE {fresh} TO {App}");
        return new TestDatabase(fresh, await TestPostgres.AdminAsync());
    }

    /// <summary>The name under which tests themselves are connected, apart from the application.</summary>
    public const string Test = "test";

    /// <summary>With the rights of the application, on connections of its own.</summary>
    public ApprovalFlowDb Open() => ApprovalFlowDbOptions.Open($"{AppConnectionString};Application Name={Test}");

    /// <summary>One statement as superuser; gives the number of rows.</summary>
    public async Task<int> TamperAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends every connection of the application and lets none in any more.</summary>
    public async Task LockOutAsync()
    {
        await TamperAsync($"ALTER DATABASE {name} CONNECTION LIMIT 0");
        await TamperAsync(
            $"""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = '{name}' AND pid <> pg_backend_pid() AND application_name <> '{Test}'
            """
        );
    }

    /// <summary>As after a failover to a server that takes no writes; each connection of the application begins anew.</summary>
    public async Task SetReadOnlyAsync(bool on)
    {
        await AdminAsync($"ALTER DATABASE {name} SET default_transaction_read_only = {(on ? "on" : "off")}");
        await AdminAsync(
            $"""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = '{name}' AND usename = '{App}' AND application_name <> '{Test}'
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in new[] { AdminConnectionString, OwnerConnectionString, AppConnectionString })
        {
            await using var connection = new NpgsqlConnection(pool);
            NpgsqlConnection.ClearPool(connection);
        }
        await AdminAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        if (Directory.Exists(Mailmap))
        {
            Directory.Delete(Mailmap, recursive: true);
        }
    }

    internal static async Task DropTemplateAsync()
    {
        if (Migrated.IsValueCreated)
        {
            await AdminAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
            await AdminAsync($"DROP ROLE IF EXISTS {App}");
            await AdminAsync($"DROP ROLE IF EXISTS {Owner}");
        }
    }

    private static async Task MigrateTemplateAsync()
    {
        await AdminAsync($"CREATE ROLE {Owner} LOGIN PASSWORD '{Password}'");
        await AdminAsync($"CREATE ROLE {App} LOGIN PASSWORD '{Password}'");
        await AdminAsync($"CREATE DATABASE {Template} OWNER {Owner} TEMPLATE template0");
        // A template is copied only while nobody is connected to it.
        var unpooled = new NpgsqlConnectionStringBuilder(Connect(await TestPostgres.AdminAsync(), Template, Owner))
        {
            Pooling = false,
        };
        await Migrator.RunAsync(
            unpooled.ConnectionString,
            App,
            (connection, stop) => Migrate.JobSchema(connection, App, stop)
        );
    }

    private static async Task AdminAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await TestPostgres.AdminAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Connect(string admin, string database, string? role = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(admin) { Database = database, MaxPoolSize = 20 };
        if (role is not null)
        {
            builder.Username = role;
            builder.Password = Password;
        }
        return builder.ConnectionString;
    }
}
