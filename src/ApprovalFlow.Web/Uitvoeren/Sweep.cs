using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// What falls due by itself. It selects without a lock and runs the ordinary command, which reads the row again: two
/// sweeps at once, or one after a day of downtime, lose and repeat nothing.
/// </summary>
internal sealed class Sweep(DossierStore dossiers, OpdrachtStore opdrachten, CommandRunner runner, Bedrijfsklok klok, OutboxSignal signal)
{
    public const int TimersPerKeer = 200;

    /// <summary>Fires due timers oldest first and sends jobs again whose lease or wait is over.</summary>
    public async Task Run(CancellationToken stop)
    {
        foreach (var timer in await dossiers.DueTimersAsync(await klok.Nu(stop), TimersPerKeer, stop))
        {
            await runner.Run(timer.NotaId, new TimerAfgaan(timer.Nummer), Aanvrager.Systeem, stop);
        }
        if (await opdrachten.SendDueAgainAsync(Edge.SystemClock.GetCurrentInstant(), Edge.NieuwId, stop) > 0)
        {
            signal.Wake();
        }
    }
}
