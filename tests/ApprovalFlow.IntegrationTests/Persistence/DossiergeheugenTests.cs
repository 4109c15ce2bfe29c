using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>A dossier in memory is used only by who holds the lock and sees the journal end as it did.</summary>
[TestFixture]
internal sealed class DossiergeheugenTests : PersistenceTests
{
    [Test]
    public async Task What_this_process_wrote_last_is_not_read_again_and_is_what_the_rows_say()
    {
        using var geheugen = new Dossiergeheugen();
        var id = await Proef.Begin();
        var store = new DossierStore(Db, Proef.NieuwId, OpdrachtBeleid.Standaard, geheugen);
        var written = await Kamerdatum(store, id, dag: 21);

        await using var transaction = await Db.Database.BeginTransactionAsync();
        var locked = await store.LockAsync(id);
        Assert.That(locked, Is.SameAs(written));
        Assert.That(DossierComparison.Differences((await store.LoadAsync(id))!, locked!), Is.Empty);
    }

    [Test]
    public async Task What_another_process_wrote_is_read()
    {
        using var geheugen = new Dossiergeheugen();
        var id = await Proef.Begin();
        var here = new DossierStore(Db, Proef.NieuwId, OpdrachtBeleid.Standaard, geheugen);
        await Kamerdatum(here, id, dag: 21);
        await using var db = Database.Open();
        await Kamerdatum(new DossierStore(db, Proef.NieuwId, OpdrachtBeleid.Standaard), id, dag: 22, db);

        await using var transaction = await Db.Database.BeginTransactionAsync();
        Assert.That((await here.LockAsync(id))!.Nota.Kamerdatum!.Value.Day, Is.EqualTo(22));
    }

    [Test]
    public async Task What_was_rolled_back_is_forgotten()
    {
        using var geheugen = new Dossiergeheugen();
        var id = await Proef.Begin();
        var store = new DossierStore(Db, Proef.NieuwId, OpdrachtBeleid.Standaard, geheugen);
        await Kamerdatum(store, id, dag: 21);
        await using (await Db.Database.BeginTransactionAsync())
        {
            var before = (await store.LockAsync(id))!;
            await store.WriteAsync(before, Verzet(before, dag: 22));
        }
        await using var transaction = await Db.Database.BeginTransactionAsync();
        var after = (await store.LockAsync(id))!;
        Assert.That(after.Nota.Kamerdatum!.Value.Day, Is.EqualTo(21));
        await store.WriteAsync(after, Verzet(after, dag: 23));
        await transaction.CommitAsync();
        Assert.That((await new Journaalketen(Db).VerifyAsync(id)).Breuk, Is.Null);
    }

    private Task<Dossier> Kamerdatum(DossierStore store, NotaId id, int dag) => Kamerdatum(store, id, dag, Db);

    private async Task<Dossier> Kamerdatum(DossierStore store, NotaId id, int dag, ApprovalFlowDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var before = (await store.LockAsync(id))!;
        var outcome = Verzet(before, dag);
        await store.WriteAsync(before, outcome);
        await transaction.CommitAsync();
        store.Committed();
        return outcome.Dossier;
    }

    private Outcome Verzet(Dossier dossier, int dag) =>
        new KamerdatumWijzigen(new NodaTime.LocalDate(2025, 5, dag), "Verplaatst.").Decide(
            dossier,
            Proef.Context(Proef.Kd)
        );
}
