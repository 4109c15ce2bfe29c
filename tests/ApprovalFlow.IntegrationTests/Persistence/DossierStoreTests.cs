using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class DossierStoreTests : PersistenceTests
{
    [Test]
    public async Task A_dossier_reads_back_as_it_was_decided()
    {
        var id = await Proef.Begin();
        var decided = await Proef.Dien(id);
        var read = await Proef.Dossiers.LoadAsync(id);
        var differences = DossierComparison.Differences(read!, decided);
        Assert.That(differences, Is.Empty);
        Assert.That(read!.OpenTaken.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_journal_folds_to_the_rows_from_begin_to_end()
    {
        var id = await Proef.TotSamenstellen();
        await Same(id);
        var job = await Db.Opdrachten.SingleAsync(o => o.NotaId == id);
        await Proef.Voer(id, new StukkenSamenstellenAfronden(job.Nummer, new string('b', 64), 12), null);
        await Same(id);
        var klaar = await Proef.Handel(id, Stap.Aanbieden, StapCodes.Aangeboden);
        await Same(id);
        Assert.That(klaar.Nota.Status, Is.EqualTo(NotaStatus.Afgerond));
        var timers = await Db.Timers.CountAsync(t => t.NotaId == id);
        Assert.That(timers, Is.Zero);
    }

    [Test]
    public async Task A_row_that_changed_without_an_event_is_told()
    {
        var id = await Proef.Begin();
        await Proef.Dien(id);
        await Database.TamperAsync(
            $"UPDATE taak SET eenheid = 'DJZ' WHERE nota_id = '{id}' AND stap = 'afstemmen' AND eenheid = 'HDFC'"
        );
        await Database.TamperAsync($"DELETE FROM timer WHERE nota_id = '{id}'");
        var differences = await Proef.Dossiers.DifferencesAsync(id);
        Assert.That(differences, Has.Some.Contains("eenheid: rows \"DJZ\", journal \"HDFC\""));
        var timers = await Db.Timers.CountAsync(t => t.NotaId == id);
        Assert.That(timers, Is.Zero);
    }

    [Test]
    public async Task A_refusal_writes_nothing()
    {
        var id = await Proef.Begin();
        var before = (await Proef.Dossiers.LoadAsync(id))!;
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await Proef.Dossiers.WriteAsync(before, new NietGevonden());
        var lines = await Db.Gebeurtenissen.CountAsync(g => g.NotaId == id);
        Assert.That(lines, Is.EqualTo(before.Volgnummer));
    }

    [Test]
    public async Task A_moment_finer_than_a_microsecond_is_a_defect()
    {
        Proef.Nu = Proef.Maandag + Duration.FromNanoseconds(1);
        Assert.That(async () => await Proef.Begin(), Throws.ArgumentException);
        Assert.That(Moment.Whole(Proef.Nu), Is.EqualTo(Proef.Maandag));
    }

    [Test]
    public void Locking_asks_for_a_transaction() =>
        Assert.That(
            async () => await Proef.Dossiers.LockAsync(Notas.NotaId.Of(Proef.NieuwId())),
            Throws.InvalidOperationException
        );

    [Test]
    public async Task A_second_session_waits_for_the_first_and_a_sweep_passes_by()
    {
        var id = await Proef.Begin();
        await using var other = Database.Open();
        var second = new Proef(other);
        var first = await Db.Database.BeginTransactionAsync();
        await Proef.Dossiers.LockAsync(id);
        await using (var sweep = await other.Database.BeginTransactionAsync())
        {
            var taken = await second.Dossiers.TryLockAsync(id);
            Assert.That(taken, Is.Null);
        }
        await using var waiting = await other.Database.BeginTransactionAsync();
        var locked = second.Dossiers.LockAsync(id);
        await Waits(locked);
        var before = (await Proef.Dossiers.LoadAsync(id))!;
        var command = new NotaIntrekken("Niet meer nodig.");
        await Proef.Dossiers.WriteAsync(before, command.Decide(before, Proef.Context(Proef.Kd)));
        await first.CommitAsync();
        await first.DisposeAsync();
        var seen = await locked;
        Assert.That(seen!.Nota.Status, Is.EqualTo(NotaStatus.Ingetrokken));
        await Same(id);
    }

    private async Task Same(Notas.NotaId id)
    {
        var differences = await Proef.Dossiers.DifferencesAsync(id);
        Assert.That(differences, Is.Empty);
        var controle = await new Journaalketen(Db).VerifyAsync(id);
        Assert.That(controle.Breuk, Is.Null);
    }
}
