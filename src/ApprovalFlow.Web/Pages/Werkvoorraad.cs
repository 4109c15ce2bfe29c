using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Pages;

/// <summary>One line of the inbox. Geopend says that the reader opened this version of the nota before.</summary>
internal sealed record Werkregel(Taak Taak, Nota Nota, string? Behandelaar, bool IsVanMij, bool IsGedeeld, bool Geopend)
{
    /// <summary>Of the last thing that happened to the nota.</summary>
    public required int Volgnummer { get; init; }

    /// <summary>For whom the reader would do it; null in their own name.</summary>
    public string? Houder { get; init; }

    public string Pad =>
        Stapwoorden.IsBeslissing(Taak.Stap) ? $"/beslissen/{Taak.Id}"
        : Taak.Stap == Stap.Afstemmen ? $"/afstemmen/{Taak.Id}"
        : $"/notas/{Nota.Kenmerk}";
}

/// <summary>How many open tasks there are, whatever the filter.</summary>
internal sealed record Werktelling(int Alles, int Mij, int Eenheid, int TeLaat, int Spoed)
{
    public static Werktelling Geen { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Those that one does for somebody else; null for who stands in for nobody now.</summary>
    public int? Vervanging { get; init; }
}

internal sealed record Werklijst(IReadOnlyList<Werkregel> Regels, string? Volgende, Werktelling Telling);

/// <summary>
/// The open tasks of one person: what they draft themselves, what is asked of their eenheden, and both for whom they
/// stand in for. Nearest termijn first,
/// so what is late stands on top; a task without termijn comes last.
/// </summary>
internal sealed class Werkvoorraad(
    ApprovalFlowDb db,
    NotaVragen notaVragen,
    TaakVragen taakVragen,
    Omgeving omgeving,
    Bedrijfsklok klok
)
{
    private const int Aantal = 50;

    public async Task<Werklijst> Lees(Medewerker wie, WerkFilter filter, LocalDate vandaag, CancellationToken stop)
    {
        var register = await omgeving.Register(stop);
        var alleen = wie.Eenheden.Where(e => register.Medewerkers.Count(m => m.IsLid(e)) == 1).ToArray();
        var nu = await klok.Nu(stop);
        var open = Open(wie, nu, null, null);
        var telling = await Tel(open, wie, alleen, vandaag, stop) with
        {
            Vervanging = wie.VervangtOp(nu).Any() ? await NietVanZelf(open, wie).CountAsync(stop) : null,
        };
        var gevonden = Gefilterd(Open(wie, nu, filter.Vanaf, filter.Zoek), filter, wie, alleen, vandaag);
        var paren = await gevonden
            .OrderBy(p => p.Taak.Termijn == null)
            .ThenBy(p => p.Taak.Termijn)
            .ThenBy(p => p.Taak.Id)
            .Take(Aantal + 1)
            .ToListAsync(stop);
        var page = paren.Take(Aantal).ToList();
        var regels = await Regels(page, wie, alleen, nu, stop);
        return new(regels, paren.Count > Aantal ? TaakPlaats.Na(page[^1].Taak).ToString() : null, telling);
    }

    private IQueryable<Paar> Open(Medewerker wie, Instant nu, TaakPlaats? na, string? zoek)
    {
        var notas = db.Leesbaar(wie, nu);
        if (!string.IsNullOrWhiteSpace(zoek))
        {
            notas = db.Zoek(notas, zoek);
        }
        return from taak in db.VanMij(taakVragen.Na(na).Where(t => t.Status == TaakStatus.Open), wie, nu)
            join nota in notas on taak.NotaId equals nota.Id
            join verloop in db.Verlopen on taak.NotaId equals verloop.NotaId
            select new Paar
            {
                Taak = taak,
                Nota = nota,
                Volgnummer = verloop.Volgnummer,
            };
    }

    private static async Task<Werktelling> Tel(
        IQueryable<Paar> open,
        Medewerker wie,
        EenheidCode[] alleen,
        LocalDate vandaag,
        CancellationToken stop
    ) =>
        await open.GroupBy(_ => 1)
            .Select(g => new Werktelling(
                g.Count(),
                g.Count(p =>
                    p.Taak.Stap == Stap.Opstellen
                    || p.Taak.Behandelaar == wie.Id
                    || (p.Taak.Behandelaar == null && alleen.Contains(p.Taak.Eenheid))
                ),
                g.Count(p => p.Taak.Stap != Stap.Opstellen),
                g.Count(p => p.Taak.Termijn < vandaag),
                g.Count(p => p.Nota.Spoed)
            ))
            .FirstOrDefaultAsync(stop)
        ?? Werktelling.Geen;

    /// <summary>What this person does only since they stand in for somebody.</summary>
    private IQueryable<Paar> NietVanZelf(IQueryable<Paar> open, Medewerker wie)
    {
        var eenheden = wie.Eenheden.ToArray();
        var meegeschreven = db.Meegeschreven(wie);
        return open.Where(p =>
            p.Taak.Stap == Stap.Opstellen
                ? p.Nota.Steller != wie.Id && !meegeschreven.Contains(p.Nota.Id)
                : !eenheden.Contains(p.Taak.Eenheid)
        );
    }

    private IQueryable<Paar> Gefilterd(
        IQueryable<Paar> open,
        WerkFilter filter,
        Medewerker wie,
        EenheidCode[] alleen,
        LocalDate vandaag
    )
    {
        if (filter.Van == WerkFilter.Mij)
        {
            open = open.Where(p =>
                p.Taak.Stap == Stap.Opstellen
                || p.Taak.Behandelaar == wie.Id
                || (p.Taak.Behandelaar == null && alleen.Contains(p.Taak.Eenheid))
            );
        }
        if (filter.Van == WerkFilter.Eenheid)
        {
            open = open.Where(p => p.Taak.Stap != Stap.Opstellen);
        }
        if (filter.Van == WerkFilter.Vervanging)
        {
            open = NietVanZelf(open, wie);
        }
        if (filter.Stap is { } stap)
        {
            open = open.Where(p => p.Taak.Stap == stap);
        }
        if (filter.TeLaat)
        {
            open = open.Where(p => p.Taak.Termijn < vandaag);
        }
        return filter.Spoed ? open.Where(p => p.Nota.Spoed) : open;
    }

    private async Task<IReadOnlyList<Werkregel>> Regels(
        IReadOnlyList<Paar> page,
        Medewerker wie,
        EenheidCode[] alleen,
        Instant nu,
        CancellationToken stop
    )
    {
        var rijen = page.Select(p => p.Nota).DistinctBy(n => n.Id);
        var notas = (await notaVragen.MetConcepten(rijen, wie, stop)).ToDictionary(n => n.Id);
        var ids = notas.Keys.ToArray();
        var gelezen = await db
            .GelezenVersies.Where(g => g.Medewerker == wie.Id && ids.Contains(g.NotaId))
            .Select(g => new { g.NotaId, g.Versie })
            .ToListAsync(stop);
        var geopend = gelezen.Select(g => (g.NotaId, g.Versie)).ToHashSet();
        var namen = await omgeving.Namen(stop);
        return
        [
            .. page.Select(p => new Werkregel(
                p.Taak,
                notas[p.Nota.Id],
                p.Taak.Behandelaar is { } door ? namen.Medewerker(door) : null,
                p.Taak.Behandelaar == wie.Id,
                p.Taak.Stap != Stap.Opstellen && !alleen.Contains(p.Taak.Eenheid),
                geopend.Contains((p.Nota.Id, p.Taak.Versie))
            )
            {
                Volgnummer = p.Volgnummer,
                Houder = Rechten.Namens(p.Taak, p.Nota, wie, nu) is { } voor ? namen.Medewerker(voor.Houder) : null,
            }),
        ];
    }

    /// <summary>A task with its nota and the number of its last event, in a query: all of one moment.</summary>
    private sealed class Paar
    {
        public required Taak Taak { get; init; }
        public required Nota Nota { get; init; }
        public required int Volgnummer { get; init; }
    }
}
