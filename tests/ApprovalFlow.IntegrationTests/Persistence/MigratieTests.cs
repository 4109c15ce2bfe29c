using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>A new version meets rows that stand, and somebody may want the one before it back.</summary>
[TestFixture]
internal sealed class MigratieTests : PersistenceTests
{
    [Test]
    public async Task The_last_migration_keeps_what_stands_backward_and_forward()
    {
        var id = await Proef.TotSamenstellen();
        var voor = await Proef.Dossiers.LoadAsync(id);
        await using (var eigenaar = ApprovalFlowDbOptions.Open(Database.OwnerConnectionString))
        {
            var migrator = eigenaar.GetService<IMigrator>();
            await migrator.MigrateAsync(eigenaar.Database.GetMigrations().SkipLast(1).Last());
            await migrator.MigrateAsync();
        }
        await using var db = Database.Open();
        var dossiers = new Proef(db).Dossiers;
        Assert.That((await dossiers.LoadAsync(id))!.Volgnummer, Is.EqualTo(voor!.Volgnummer).And.GreaterThan(1));
        Assert.That(await dossiers.DifferencesAsync(id), Is.Empty);
    }
}
