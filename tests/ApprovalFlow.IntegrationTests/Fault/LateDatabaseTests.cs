using System.Net;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;
using Npgsql;

namespace ApprovalFlow.IntegrationTests.Fault;

/// <summary>A process that comes up before its database waits for it, and says so; what is set wrong ends it at once.</summary>
internal sealed class LateDatabaseTests
{
    private OwnPostgres postgres = null!;

    [OneTimeSetUp]
    public async Task Start() => postgres = await OwnPostgres.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await postgres.DisposeAsync();

    [Test]
    public async Task A_process_that_comes_up_before_its_database_says_so_and_works_once_it_is_there()
    {
        await postgres.Stop("fast");
        await using var server = ServerProcess.Begin(postgres.Connection("app"), "beide");
        await using var ended = ServerProcess.Begin(postgres.Connection("app"), "worker");
        try
        {
            await TestApp.Totdat(async () => await Says(server, "/health/ready") is (503, "no database"), "it waits");
            await TestApp.Totdat(
                async () => await Says(ended, "/health/ready") is (503, "no database"),
                "so does a worker"
            );
            Assert.That(await Says(server, "/health/live"), Is.EqualTo((200, "live")));

            using var page = await server.Get("/notas");
            Assert.That(page!.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(page.Headers.RetryAfter, Is.Not.Null);
            Assert.That(page.Headers.Contains("Content-Security-Policy"));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("De database is even niet bereikbaar."));
            using var api = await server.Get("/api/v1/notas");
            Assert.That(api!.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(api.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));

            ended.Terminate();
            Assert.That(await ended.Ended(), Is.Zero, "it can be ended while it waits");
        }
        finally
        {
            await postgres.Start();
        }
        await server.Ready();
        var reply = await server.Send(new Request("kd", "GET", "/api/v1/notas", null));
        Assert.That(reply.Status, Is.EqualTo(200), reply.Body);
    }

    [Test]
    public async Task A_database_that_refuses_ends_the_start_at_once()
    {
        var connection = new NpgsqlConnectionStringBuilder(postgres.Connection("app")) { Password = "wrong" };
        await using var server = ServerProcess.Begin(connection.ConnectionString, "web");
        Assert.That(await server.Ended(), Is.EqualTo(1));
        Assert.That(server.Output, Has.One.StartsWith("De database laat de toepassing niet toe: "));
    }

    private static async Task<(int Status, string Body)> Says(ServerProcess server, string path)
    {
        using var reply = await server.Get(path);
        return reply is null ? (0, "") : ((int)reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }
}
