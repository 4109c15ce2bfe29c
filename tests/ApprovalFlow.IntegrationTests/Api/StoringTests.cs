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
        await app.Database.LockOutAsync();
        await TestApp.Totdat(async () => await Status(app) == (503, true), "the API says that the database is away");
        using var gezond = await app.Als("").GetAsync("/health/ready");
        Assert.That((int)gezond.StatusCode, Is.EqualTo(503));
        await app.Database.TamperAsync($"ALTER DATABASE {app.Database.Name} CONNECTION LIMIT -1");
        await TestApp.Totdat(async () => await Status(app) == (200, false), "the API works again");
    }

    [Test]
    public async Task A_statement_that_takes_too_long_ends_in_503_and_holds_up_nobody_else()
    {
        await using var app = await TestApp.StartAsync();
        var trage = $"{app.Database.AppConnectionString};Command Timeout=10";
        await using var node = await TestApp.NaastAsync(
            app.Database,
            ("Rol", "web"),
            ("ConnectionStrings:ApprovalFlow", trage)
        );
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("hdfc"))!;
        var ander = await Nota.Ingediend(app);
        await using var bezet = new NpgsqlConnection(app.Database.AdminConnectionString);
        await bezet.OpenAsync();
        await using var transaction = await bezet.BeginTransactionAsync();
        await using var slot = new NpgsqlCommand($"SELECT 1 FROM nota WHERE id = '{nota.Id}' FOR UPDATE", bezet);
        await slot.ExecuteNonQueryAsync();

        var antwoord = node.Vraag(
            "hdfc",
            "POST",
            $"/api/v1/taken/{taak["id"]}/afhandeling",
            new { uitkomst = "akkoord", versie = 1 },
            ("Idempotency-Key", "traag")
        );
        var (status, _) = await node.Vraag("kd", "GET", ander.Pad);
        Assert.That(status, Is.EqualTo(200), "another nota, meanwhile");
        Assert.That((await antwoord).Status, Is.EqualTo(503));
        await transaction.RollbackAsync();
        Assert.That((await nota.Probeer("hdfc", taak, "akkoord", sleutel: "traag")).Status, Is.EqualTo(200));
    }

    private static async Task<(int Status, bool RetryAfter)> Status(TestApp app)
    {
        using var antwoord = await app.Als("kd").GetAsync("/api/v1/notas");
        return ((int)antwoord.StatusCode, antwoord.Headers.RetryAfter is not null);
    }
}
