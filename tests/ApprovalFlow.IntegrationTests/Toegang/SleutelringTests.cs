using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests.Toegang;

internal sealed class SleutelringTests
{
    [Test]
    public async Task Processes_that_start_together_on_a_new_database_have_one_key()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestApp.SeedAsync(database);
        var nodes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestApp.NaastAsync(database, ("Rol", "web"))))
        );
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
        Assert.That(await database.CountAsync("SELECT count(*) FROM data_protection_key"), Is.EqualTo(1));
    }
}
