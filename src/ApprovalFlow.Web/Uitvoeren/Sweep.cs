using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// What falls due by itself. It selects without a lock and runs the ordinary command, which reads the row again: two
/// sweeps at once, or one after a day of downtime, lose and repeat nothing.
/// </summary>
internal sealed class Sweep(
    ApprovalFlowDb db,
    TimerStore timers,
    DossierStore dossiers,
    OpdrachtStore opdrachten,
    CommandRunner runner,
    Bedrijfsklok klok,
    OutboxSignal signal,
    ILogger<Sweep> log
)
{
    public const int PerKeer = 200;

    /// <summary>Fires due timers oldest first and sends jobs again whose lease or wait is over.</summary>
    public async Task Run(CancellationToken stop)
    {
        foreach (var timer in await timers.DueAsync(await klok.Nu(stop), PerKeer, stop))
        {
            await Los(() => runner.Run(timer.NotaId, new TimerAfgaan(timer.Nummer), Aanvrager.Systeem, stop));
        }
        foreach (var job in await opdrachten.DueAsync(Edge.Nu(), PerKeer, stop))
        {
            await Los(() => SendAgain(job, stop));
        }
    }

    /// <summary>One that fails keeps no other from its turn; the next sweep tries it again.</summary>
    private async Task Los(Func<Task> werk)
    {
        try
        {
            await werk();
        }
        catch (Exception fout) when (fout is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            SweepLog.Mislukt(log, fout);
        }
    }

    private async Task SendAgain(OpdrachtRow job, CancellationToken stop)
    {
        OpdrachtVervolg vervolg;
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            if (await dossiers.TryLockAsync(job.NotaId, stop) is not { } dossier)
            {
                return; // somebody has the nota: the next sweep looks again
            }
            var nu = Edge.Nu();
            vervolg = await opdrachten.SendAgainAsync(dossier.Nota, job.Nummer, nu, stop);
            await transaction.CommitAsync(stop);
        }
        if (vervolg == OpdrachtVervolg.Opgebruikt)
        {
            var fout = job.LaatsteFout ?? "Er kwam geen resultaat voor het einde van de termijn.";
            await runner.Run(job.NotaId, new OpdrachtOpgeven(job.Nummer, fout), Aanvrager.Systeem, stop);
        }
        signal.Wake();
    }
}

internal static partial class SweepLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Something that fell due failed; the next sweep tries it again")]
    public static partial void Mislukt(ILogger log, Exception fout);
}
