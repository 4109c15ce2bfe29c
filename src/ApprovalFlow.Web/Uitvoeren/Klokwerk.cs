using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>Moves the demo's clock ahead and fires what falls due on the way, each at its own moment.</summary>
internal sealed class Klokwerk(KlokStore store, DossierStore dossiers, CommandRunner runner, Bedrijfsklok klok)
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
        while ((await dossiers.DueTimersAsync(doel, 1, stop)).FirstOrDefault() is { } timer)
        {
            await Schuif(Instant.Max(timer.Due, await klok.Nu(stop)), stop);
            await runner.Run(timer.NotaId, new TimerAfgaan(timer.Nummer), Aanvrager.Systeem, stop);
        }
        await Schuif(doel, stop);
        return null;
    }

    /// <summary>Never backwards: a moment that has passed while working leaves the clock as it is.</summary>
    private async Task Schuif(Instant doel, CancellationToken stop) =>
        await store.AdvanceAsync(doel - Edge.SystemClock.GetCurrentInstant(), stop);
}
