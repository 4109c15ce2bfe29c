using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>What lies with somebody, as an administrator sees it before they leave: kenmerk and step, never content.</summary>
internal sealed record Vertrekblad(
    IReadOnlyList<OpenWerk> Werk,
    IReadOnlyList<OpenWerk> Antwoorden,
    IReadOnlyList<Vervanging> Vervangingen,
    int Agendalinks
)
{
    public static Vertrekblad Leeg { get; } = new([], [], [], 0);

    public bool IsLeeg => Werk.Count == 0 && Antwoorden.Count == 0 && Vervangingen.Count == 0 && Agendalinks == 0;
}

/// <summary>
/// Somebody leaves. Every nota is tried first, so that nothing happens when one of them can not go on. Then they are no
/// member of anything, what was theirs alone is gone and their vervangingen end, in one transaction; then each nota is one
/// command. What was interrupted is shown as still open, and doing it again does the rest.
/// </summary>
internal sealed class Vertrek(
    Registerwerk werk,
    RegisterStore store,
    MedewerkerStore mensen,
    VervangingStore vervangingen,
    DossierStore dossiers,
    CommandRunner runner,
    Bedrijfsklok klok
)
{
    /// <summary>How many notas of one person are shown.</summary>
    public const int Getoond = 200;

    /// <summary>How many notas of one person go on in one press of the button.</summary>
    public const int PerKeer = 10_000;

    public async Task<Vertrekblad> Bekijk(MedewerkerId wie, CancellationToken stop) =>
        new(
            await mensen.OpenWerkAsync(wie, Getoond, stop),
            await mensen.AntwoordConceptenAsync(wie, Getoond, stop),
            await vervangingen.VanWieAsync(wie, await klok.Nu(stop), stop),
            await mensen.AgendalinksAsync(wie, stop)
        );

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
        var command = new VertrekVerwerken(wie.Id, opvolger);
        var notas = open.Select(w => w.NotaId).Distinct().ToArray();
        var weigering = Onmogelijk(open, opvolger) ?? await Probeer(notas, command, aanvrager, stop);
        if (weigering is null && wie.UitDienstOp is null)
        {
            weigering = await Meld(wie, aanvrager, stop);
        }
        if (weigering is not null)
        {
            return weigering;
        }
        foreach (var nota in notas)
        {
            var ran = await runner.Run(nota, command, aanvrager, stop);
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

    /// <summary>What the commands would refuse, before anything is done.</summary>
    private async Task<Weigering?> Probeer(
        IEnumerable<NotaId> notas,
        VertrekVerwerken command,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        foreach (var nota in notas)
        {
            if (
                await dossiers.LoadAsync(nota, stop) is { } dossier
                && command.Decide(dossier, await runner.Context(dossier, command, aanvrager, stop)).Weigering
                    is { } fout
                && fout.Soort != WeigeringSoort.Conflict
            )
            {
                return fout;
            }
        }
        return null;
    }

    private Task<Weigering?> Meld(Medewerker wie, Aanvrager aanvrager, CancellationToken stop) =>
        werk.Bewerk(
            Registers.Medewerker,
            wie.Id.ToString(),
            aanvrager,
            async () =>
            {
                var oud = (await store.LoadAsync(stop)).Medewerker(wie.Id)!;
                if (oud.UitDienstOp is not null)
                {
                    return new Bewerking<Medewerker>(oud, oud);
                }
                var nu = await klok.Nu(stop);
                var nieuw = oud with
                {
                    UitDienstOp = Namen.Dag(nu),
                    LaatsteEenheid = oud.Eenheden.Select(e => (EenheidCode?)e).FirstOrDefault(),
                    Eenheden = [],
                    HoofdVan = [],
                    IsBeheerder = false,
                };
                // First, as who enters one does: its lock comes before the number of the register that each edit holds.
                await vervangingen.EindigVanAsync(
                    wie.Id,
                    v => VervangingBeeindigen.Nu(v, aanvrager.Id, nu),
                    new Wijziger(aanvrager.Wie?.Id, nu, Edge.Nu()),
                    stop
                );
                await store.SaveAsync([], [nieuw], stop);
                await mensen.RuimOpAsync(wie.Id, nu, Edge.Nu(), stop);
                return new Bewerking<Medewerker>(oud, nieuw);
            },
            stop
        );
}
