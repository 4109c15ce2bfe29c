using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Kill;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Demo;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>The register is kept in memory, and read again after any change by anybody.</summary>
[TestFixture]
internal sealed partial class RegistergeheugenTests : PersistenceTests
{
    [Test]
    public async Task Every_table_that_the_register_is_read_from_counts_its_changes()
    {
        var tables = new HashSet<string>(StringComparer.Ordinal);
        var options = new DbContextOptionsBuilder<ApprovalFlowDb>()
            .UseApprovalFlow(Database.AppConnectionString)
            .LogTo(line => tables.UnionWith(Table().Matches(line).Select(match => match.Groups["table"].Value)));
        await using (var db = new ApprovalFlowDb(((DbContextOptionsBuilder<ApprovalFlowDb>)options).Options))
        {
            await new RegisterStore(db).LoadAsync();
        }
        Assert.That(tables, Is.SupersetOf(new[] { "eenheid", "medewerker", "lidmaatschap", "vervanging" }));
        foreach (var table in tables)
        {
            var triggers = await Database.CountAsync(
                $"SELECT count(*) FROM pg_trigger WHERE tgname = 'register_gewijzigd' AND tgrelid = '{table}'::regclass"
            );
            Assert.That(triggers, Is.EqualTo(1), $"changes of {table} are not counted");
        }
    }

    [Test]
    public async Task A_change_by_somebody_else_is_seen_at_once_and_no_change_reads_nothing()
    {
        await new RegisterStore(Db).SaveAsync(DemoPersonen.Eenheden, DemoPersonen.Medewerkers);
        var geheugen = new Registergeheugen();
        var first = await Read(geheugen);
        Assert.That(await Read(geheugen), Is.SameAs(first));

        await Database.TamperAsync("UPDATE medewerker SET naam = 'Hanna de Vries' WHERE aanmeldnaam = 'hdfc'");
        var second = await Read(geheugen);
        Assert.That(second, Is.Not.SameAs(first));
        Assert.That(second.Medewerker("hdfc")!.Naam, Is.EqualTo("Hanna de Vries"));
    }

    private async Task<Register> Read(Registergeheugen geheugen)
    {
        var batch = new ReadBatch(Db);
        var stand = Registergeheugen.Stand(batch);
        await batch.RunAsync();
        return await geheugen.Geef(stand(), new RegisterStore(Db), CancellationToken.None);
    }

    [GeneratedRegex(@"FROM (?<table>\w+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();
}
