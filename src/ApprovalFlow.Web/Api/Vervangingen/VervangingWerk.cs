using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Api.Vervangingen;

/// <summary>Parses, decides on what stands in the register, writes: for the page and for the API.</summary>
internal sealed class VervangingWerk(VervangingStore store, Omgeving omgeving, Bedrijfsklok klok)
{
    public const int PerKeer = 100;

    public async Task<Lijst<VervangingAntwoord>> Lijst(bool voorbij, int vanaf, CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        var namen = await omgeving.Namen(stop);
        var rows = await store.LijstAsync(nu, voorbij, vanaf, PerKeer + 1, stop);
        return new Lijst<VervangingAntwoord>(
            [.. rows.Take(PerKeer).Select(v => Antwoord(v, namen, nu))],
            rows.Count > PerKeer ? (vanaf + PerKeer).ToString(CultureInfo.InvariantCulture) : null
        );
    }

    public async Task<(VervangingAntwoord?, Weigering?)> Leg(
        VervangingVerzoek verzoek,
        Medewerker wie,
        CancellationToken stop
    )
    {
        var nu = await klok.Nu(stop);
        var register = await omgeving.Register(stop);
        var command = new VervangingVastleggen(
            verzoek.Soort,
            register.Medewerker(verzoek.Houder ?? ""),
            register.Medewerker(verzoek.Vervanger ?? ""),
            register.Eenheden.Zoek(verzoek.Eenheid)?.Code,
            verzoek.EersteDag,
            verzoek.LaatsteDag,
            verzoek.Grond
        );
        var id = VervangingId.Of(Edge.NieuwId());
        var result = await store.VoegToeAsync(
            nu,
            bestaande => command.Decide(id, bestaande, wie, nu),
            new(wie.Id, nu, Edge.Nu()),
            stop
        );
        return await Antwoord(result, nu, stop);
    }

    public async Task<(VervangingAntwoord?, Weigering?)> Beeindig(
        VervangingId id,
        Medewerker wie,
        CancellationToken stop
    )
    {
        var nu = await klok.Nu(stop);
        return
            await store.BeeindigAsync(
                id,
                v => VervangingBeeindigen.Decide(v, wie, nu),
                new(wie.Id, nu, Edge.Nu()),
                stop
            )
                is { } result
            ? await Antwoord(result, nu, stop)
            : (null, new NietGevonden());
    }

    private async Task<(VervangingAntwoord?, Weigering?)> Antwoord(
        Result<Vervanging> result,
        Instant nu,
        CancellationToken stop
    )
    {
        var namen = await omgeving.Namen(stop);
        return result.Match<(VervangingAntwoord?, Weigering?)>(
            vervanging => (Antwoord(vervanging, namen, nu), null),
            weigering => (null, weigering)
        );
    }

    private static VervangingAntwoord Antwoord(Vervanging v, Namen namen, Instant nu) =>
        new(
            v.Id,
            v.Soort,
            namen.Medewerker(v.Houder),
            namen.Medewerker(v.Vervanger),
            v.Eenheid,
            v.EersteDag,
            v.LaatsteDag,
            v.Grond,
            v.Geldt(nu),
            namen.Medewerker(v.IngevoerdDoor),
            v.IngevoerdOp,
            v.BeeindigdDoor is { } door ? namen.Medewerker(door) : null,
            v.BeeindigdOp
        )
        {
            HouderId = v.Houder,
        };
}
