using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// Somebody leaves. First they are no member of anything, so that nothing new comes to them; then each nota is one
/// command. What was interrupted is shown as still open, and doing it again does the rest.
/// </summary>
internal sealed class Vertrek(
    Registerwerk werk,
    RegisterStore store,
    MedewerkerStore mensen,
    CommandRunner runner,
    Bedrijfsklok klok
)
{
    /// <summary>How many notas one press of the button takes along.</summary>
    public const int PerKeer = 200;

    public async Task<Weigering?> Verwerk(
        Medewerker wie,
        Medewerker? opvolger,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        if (wie.Id == aanvrager.Id)
        {
            return new NietBevoegd("U kunt uzelf niet uit dienst melden. Vraag het een andere beheerder.");
        }
        var open = await mensen.OpenWerkAsync(wie.Id, PerKeer, stop);
        if (Onmogelijk(open, opvolger) is { } onmogelijk)
        {
            return onmogelijk;
        }
        if (wie.UitDienstOp is null && await Meld(wie, aanvrager, stop) is { } weigering)
        {
            return weigering;
        }
        foreach (var nota in open.Select(w => w.NotaId).Distinct())
        {
            var ran = await runner.Run(nota, new VertrekVerwerken(wie.Id, opvolger), aanvrager, stop);
            if (ran.Weigering is { Soort: not WeigeringSoort.Conflict } fout)
            {
                return fout; // a nota that ended meanwhile asks nothing of anybody
            }
        }
        return null;
    }

    private static Weigering? Onmogelijk(IReadOnlyList<OpenWerk> open, Medewerker? opvolger)
    {
        var zonder = open.Where(w => w.Stap == Stap.Opstellen && opvolger?.IsLid(w.Eenheid) != true)
            .Select(w => w.Eenheid)
            .Distinct()
            .Order()
            .ToArray();
        return zonder.Length == 0
            ? null
            : new OngeldigeInvoer(
                "opvolger",
                $"Kies wie de nota's van {Namen.Lijst(zonder)} overneemt: iemand die daar lid van is."
            );
    }

    private Task<Weigering?> Meld(Medewerker wie, Aanvrager aanvrager, CancellationToken stop) =>
        werk.Bewerk(
            Registers.Medewerker,
            wie.Aanmeldnaam,
            aanvrager,
            async () =>
            {
                var nieuw = wie with
                {
                    UitDienstOp = Namen.Dag(await klok.Nu(stop)),
                    Eenheden = [],
                    HoofdVan = [],
                    IsBeheerder = false,
                };
                await store.SaveAsync([], [nieuw], stop);
                return new Bewerking<Medewerker>(wie, nieuw);
            },
            stop
        );
}
