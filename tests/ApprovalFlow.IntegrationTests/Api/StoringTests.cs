using System.Net.Http.Json;
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

    [Test]
    public async Task A_database_that_takes_no_writes_gives_503_and_when_it_does_work_goes_on()
    {
        await using var app = await TestApp.StartAsync();
        var nota = await Nota.Ingediend(app);
        var taak = (await nota.Taak("hdfc"))!;
        await app.Database.SetReadOnlyAsync(true);
        await TestApp.Totdat(async () => await Gereed(app) == (503, "database read-only"), "ready says so");
        await using var node = await TestApp.NaastAsync(app.Database, ("Rol", "web"));
        Assert.That(await Gereed(node), Is.EqualTo((503, "database read-only")), "who starts meanwhile");
        for (var keer = 0; keer < 5; keer++)
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/taken/{taak["id"]}/afhandeling");
            verzoek.Content = JsonContent.Create(new { uitkomst = "akkoord", versie = 1 });
            verzoek.Headers.Add("Idempotency-Key", "alleen-lezen");
            using var antwoord = await app.Als("hdfc").SendAsync(verzoek);
            Assert.That((int)antwoord.StatusCode, Is.EqualTo(503));
            Assert.That(antwoord.Headers.RetryAfter, Is.Not.Null);
            Assert.That(
                await antwoord.Content.ReadAsStringAsync(),
                Does.Contain("De database is even niet bereikbaar. Probeer het over enkele seconden opnieuw.")
            );
        }
        var onbekend = await app.Vraag("hdfc", "GET", $"/api/v1/notas/{taak["id"]}");
        Assert.That(
            onbekend.Status,
            Is.EqualTo(404),
            "reading goes on, and a refusal that can not be kept harms nobody"
        );
        await app.Database.SetReadOnlyAsync(false);
        await TestApp.Totdat(async () => await Gereed(app) == (200, "ready"), "ready again");
        await TestApp.Totdat(
            async () => (await nota.Probeer("hdfc", taak, "akkoord", sleutel: "alleen-lezen")).Status == 200,
            "the answer is taken"
        );
    }

    private static async Task<(int Status, string Tekst)> Gereed(TestApp app)
    {
        using var antwoord = await app.Als("").GetAsync("/health/ready");
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync());
    }

    private static async Task<(int Status, bool RetryAfter)> Status(TestApp app)
    {
        using var antwoord = await app.Als("kd").GetAsync("/api/v1/notas");
        return ((int)antwoord.StatusCode, antwoord.Headers.RetryAfter is not null);
    }
}
