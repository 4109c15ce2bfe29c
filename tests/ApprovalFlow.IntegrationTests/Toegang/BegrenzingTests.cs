using System.Net.Http.Headers;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>Too many requests are told so, per person and per address, with the moment to come back.</summary>
[TestFixture]
internal sealed class BegrenzingTests
{
    private const int PerPersoon = 40;
    private const int PerAdres = 100;

    private TestApp app = null!;

    [SetUp]
    public async Task Start() =>
        app = await TestApp.StartAsync(
            ("Begrenzing:PerPersoon", $"{PerPersoon}"),
            ("Begrenzing:PerAdres", $"{PerAdres}")
        );

    [TearDown]
    public async Task Stop() => await app.DisposeAsync();

    [Test]
    public async Task One_person_is_limited_and_another_is_not()
    {
        for (var i = 0; i < PerPersoon; i++)
        {
            Assert.That((await app.Vraag("kd", "GET", "/api/v1/demo/klok")).Status, Is.EqualTo(200));
        }
        using var antwoord = await app.Als("kd").GetAsync(new Uri("/api/v1/demo/klok", UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That((int)antwoord.StatusCode, Is.EqualTo(429));
            Assert.That(antwoord.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(antwoord.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        });
        Assert.That((await app.Vraag("sg", "GET", "/api/v1/demo/klok")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Ten_thousand_wrong_sign_ins_are_a_hundred_tries()
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Adres) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-raad-maar");
        var statussen = new System.Collections.Concurrent.ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 10_000),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, stop) =>
            {
                using var antwoord = await client.GetAsync(new Uri("/api/v1/notas", UriKind.Relative), stop);
                statussen.Add((int)antwoord.StatusCode);
            }
        );
        Assert.That(statussen.Distinct(), Is.EquivalentTo(new[] { 401, 429 }));
        // The window slides, so that a long run lets a few more through.
        Assert.That(statussen.Count(s => s == 401), Is.InRange(PerAdres, 4 * PerAdres));
        Assert.That(
            (await app.Vraag("kd", "GET", "/api/v1/demo/klok")).Status,
            Is.EqualTo(200),
            "who has a token goes on"
        );
    }
}
