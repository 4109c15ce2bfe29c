using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class DossierStoreTests
{
    private TestDatabase database = null!;
    private ApprovalFlowDb db = null!;
    private Proef proef = null!;

    [OneTimeSetUp]
    public async Task Create() => database = await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [SetUp]
    public void Open()
    {
        db = database.Open();
        proef = new Proef(db);
    }

    [TearDown]
    public async Task Nothing_is_stuck()
    {
        var stuck = await db.VastgelopenNotas().ToListAsync();
        Assert.That(stuck, Is.Empty);
        await db.DisposeAsync();
    }

    [Test]
    public async Task A_dossier_reads_back_as_it_was_decided()
    {
        var id = await proef.Begin();
        var decided = await proef.Dien(id);
        var read = await proef.Dossiers.LoadAsync(id);
        var differences = DossierComparison.Differences(read!, decided);
        Assert.That(differences, Is.Empty);
        Assert.That(read!.OpenTaken.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_journal_folds_to_the_rows_from_begin_to_end()
    {
        var id = await proef.TotSamenstellen();
        await Same(id);
        var job = await db.Opdrachten.SingleAsync(o => o.NotaId == id);
        await proef.Voer(id, new StukkenSamenstellenAfronden(job.Nummer, new string('b', 64), 12), null);
        await Same(id);
        var klaar = await proef.Handel(id, Stap.Aanbieden, StapCodes.Aangeboden);
        await Same(id);
        Assert.That(klaar.Nota.Status, Is.EqualTo(NotaStatus.Afgerond));
        var timers = await db.Timers.CountAsync(t => t.NotaId == id);
        Assert.That(timers, Is.Zero);
    }

    [Test]
    public async Task A_row_that_changed_without_an_event_is_told()
    {
        var id = await proef.Begin();
        await proef.Dien(id);
        await database.TamperAsync(
            $"UPDATE taak SET eenheid = 'DJZ' WHERE nota_id = '{id}' AND stap = 'afstemmen' AND eenheid = 'HDFC'"
        );
        await database.TamperAsync($"DELETE FROM timer WHERE nota_id = '{id}'");
        var differences = await proef.Dossiers.DifferencesAsync(id);
        Assert.That(differences, Has.Some.Contains("eenheid: rows \"DJZ\", journal \"HDFC\""));
        var timers = await db.Timers.CountAsync(t => t.NotaId == id);
        Assert.That(timers, Is.Zero);
    }

    [Test]
    public async Task A_refusal_writes_nothing()
    {
        var id = await proef.Begin();
        var before = (await proef.Dossiers.LoadAsync(id))!;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await proef.Dossiers.WriteAsync(before, new NietGevonden());
        var lines = await db.Gebeurtenissen.CountAsync(g => g.NotaId == id);
        Assert.That(lines, Is.EqualTo(before.Nota.Volgnummer));
    }

    [Test]
    public async Task A_moment_finer_than_a_microsecond_is_a_defect()
    {
        proef.Nu = Proef.Maandag + Duration.FromNanoseconds(1);
        Assert.That(async () => await proef.Begin(), Throws.ArgumentException);
        Assert.That(Moment.Whole(proef.Nu), Is.EqualTo(Proef.Maandag));
        db.ChangeTracker.Clear();
        await Task.CompletedTask;
    }

    [Test]
    public void Locking_asks_for_a_transaction() =>
        Assert.That(
            async () => await proef.Dossiers.LockAsync(Notas.NotaId.Of(Proef.NieuwId())),
            Throws.InvalidOperationException
        );

    [Test]
    public async Task A_second_session_waits_for_the_first_and_a_sweep_passes_by()
    {
        var id = await proef.Begin();
        await using var other = database.Open();
        var second = new Proef(other);
        var first = await db.Database.BeginTransactionAsync();
        await proef.Dossiers.LockAsync(id);
        await using (var sweep = await other.Database.BeginTransactionAsync())
        {
            var taken = await second.Dossiers.TryLockAsync(id);
            Assert.That(taken, Is.Null);
        }
        await using var waiting = await other.Database.BeginTransactionAsync();
        var locked = second.Dossiers.LockAsync(id);
        await Waits(locked);
        var before = (await proef.Dossiers.LoadAsync(id))!;
        var command = new NotaIntrekken("Niet meer nodig.");
        await proef.Dossiers.WriteAsync(before, command.Decide(before, proef.Context(Proef.Kd)));
        await first.CommitAsync();
        await first.DisposeAsync();
        var seen = await locked;
        Assert.That(seen!.Nota.Status, Is.EqualTo(NotaStatus.Ingetrokken));
        await Same(id);
    }

    /// <summary>Whoever waits is known to the server, so no time is guessed.</summary>
    private async Task Waits(Task locked)
    {
        await using var watcher = ApprovalFlowDbOptions.Open(database.AdminConnectionString);
        var deadline = System.Diagnostics.Stopwatch.StartNew();
        while (
            !await watcher
                .Database.SqlQuery<int>(
                    $"SELECT 1 AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                )
                .AnyAsync()
        )
        {
            Assert.That(locked.IsCompleted, Is.False);
            Assert.That(deadline.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        }
    }

    private async Task Same(Notas.NotaId id)
    {
        var differences = await proef.Dossiers.DifferencesAsync(id);
        Assert.That(differences, Is.Empty);
        var controle = await new Journaalketen(db).VerifyAsync(id);
        Assert.That(controle.Breuk, Is.Null);
    }
}
