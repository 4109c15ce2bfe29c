using ApprovalFlow.IntegrationTests.Support;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>Without a database there is a clear answer, and with one again work goes on without a restart.</summary>
internal sealed class StoringTests
{
    [Test]
    public async Task A_database_that_is_away_gives_503_and_when_it_is_back_work_goes_on()
    {
        await using var app = await TestApp.StartAsync();
        var database = new NpgsqlConnectionStringBuilder(app.Database.AppConnectionString).Database!;
        await app.Database.TamperAsync($"ALTER DATABASE {database} CONNECTION LIMIT 0");
        await app.Database.TamperAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND pid <> pg_backend_pid()"
        );
        await TestApp.Totdat(async () => await Status(app) == (503, true), "the API says that the database is away");
        using var gezond = await app.Als("").GetAsync("/health/ready");
        Assert.That((int)gezond.StatusCode, Is.EqualTo(503));
        await app.Database.TamperAsync($"ALTER DATABASE {database} CONNECTION LIMIT -1");
        await TestApp.Totdat(async () => await Status(app) == (200, false), "the API works again");
        NpgsqlConnection.ClearAllPools(); // what was cut and not used since would fail the checks at the end
    }

    private static async Task<(int Status, bool RetryAfter)> Status(TestApp app)
    {
        using var antwoord = await app.Als("kd").GetAsync("/api/v1/notas");
        return ((int)antwoord.StatusCode, antwoord.Headers.RetryAfter is not null);
    }
}
