using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Kennisgeven;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>Moves the demo's clock ahead and fires what falls due on the way, each at its own moment.</summary>
internal sealed class Klokwerk(
    KlokStore store,
    TimerStore timers,
    CommandRunner runner,
    Dagronde dagronde,
    Dagkalender kalender,
    Bedrijfsklok klok,
    ILogger<Klokwerk> log
)
{
    public static Duration MaxSprong { get; } = Duration.FromDays(400);

    public async Task<Weigering?> ZetOp(Instant doel, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        if (doel < nu)
        {
            return new OngeldigeInvoer("plus", "De klok gaat alleen vooruit.");
        }
        if (doel - nu > MaxSprong)
        {
            return new OngeldigeInvoer("plus", $"Zet de klok hoogstens {MaxSprong.Days} dagen vooruit.");
        }
        await kalender.Kijk(stop);
        var geprobeerd = new HashSet<TimerRow>();
        foreach (var moment in kalender.Momenten(nu, doel).ToList())
        {
            await Timers(moment, geprobeerd, stop);
            await Schuif(moment, stop);
            await dagronde.Run(wacht: true, stop);
        }
        await Timers(doel, geprobeerd, stop);
        await Schuif(doel, stop);
        await dagronde.Run(wacht: true, stop); // what was missed while nothing ran
        return null;
    }

    /// <summary>Oldest first. One that can not fire is tried once and keeps no other from its turn.</summary>
    private async Task Timers(Instant totEnMet, HashSet<TimerRow> geprobeerd, CancellationToken stop)
    {
        while (true)
        {
            var due = await timers.DueAsync(totEnMet, geprobeerd.Count + 1, stop);
            if (due.FirstOrDefault(timer => !geprobeerd.Contains(timer)) is not { } timer)
            {
                return;
            }
            geprobeerd.Add(timer);
            await Schuif(timer.Op, stop);
            try
            {
                await runner.Run(timer.NotaId, new TimerAfgaan(timer.Nummer), Aanvrager.Systeem, stop);
            }
            catch (Exception fout) when (fout is not OperationCanceledException)
            {
                SweepLog.Mislukt(log, fout);
            }
        }
    }

    /// <summary>Never backwards: a moment that has passed while working leaves the clock as it is.</summary>
    private async Task Schuif(Instant doel, CancellationToken stop)
    {
        var plus = doel - await klok.Nu(stop);
        if (plus > Duration.Zero)
        {
            await store.AdvanceAsync(plus, stop);
        }
    }
}
