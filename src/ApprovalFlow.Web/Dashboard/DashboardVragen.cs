using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>A running nota with how it stands. A class of settable parts, so that the database can filter and sort by them.</summary>
internal sealed class Rij
{
    public required Nota Nota { get; init; }
    public required StandRow Stand { get; init; }
}

/// <summary>A row of the list with the open tasks of its nota, the earliest termijn first.</summary>
internal sealed record Dashboardregel(Nota Nota, StandRow Stand, IReadOnlyList<Taak> Taken, LocalDate Vandaag)
{
    public bool TeLaat => Stand.Termijn < Vandaag;

    /// <summary>All that hold, the gravest first: never empty.</summary>
    public IReadOnlyList<Stand> Standen
    {
        get
        {
            var alle = new List<Stand>();
            if (Stand.Vastgelopen)
            {
                alle.Add(Dashboard.Stand.Vastgelopen);
            }
            if (TeLaat)
            {
                alle.Add(Dashboard.Stand.TeLaat);
            }
            if (Stand.Speling < 0)
            {
                alle.Add(Dashboard.Stand.InGevaar);
            }
            else if (Stand.Speling <= DashboardVragen.KrapTot)
            {
                alle.Add(Dashboard.Stand.Krap);
            }
            return alle.Count > 0 ? alle
                : Stand.Taken == 0 ? [Dashboard.Stand.Wacht]
                : [Dashboard.Stand.OpSchema];
        }
    }
}

/// <summary>How many running notas there are, and of each stand.</summary>
internal sealed record Tellingen(int Alle, IReadOnlyDictionary<Stand, int> PerStand);

/// <summary>
/// The running notas that somebody may read, as the dashboard, its export and the API have them: filtered, sorted and
/// paged in the database, in a number of queries that does not grow with the rows.
/// </summary>
internal sealed class DashboardVragen(
    ApprovalFlowDb db,
    ProcedureStore store,
    Procedures procedures,
    Bedrijfsklok klok,
    Kalender kalender
)
{
    /// <summary>So many working days of slack, or fewer, is tight.</summary>
    public const int KrapTot = 1;

    /// <summary>As far as dates are counted: what lies beyond has no slack yet.</summary>
    private static readonly Period Terug = Period.FromDays(400);
    private static readonly Period Vooruit = Period.FromDays(800);

    private (Instant Nu, LocalDate Vandaag, Werkdagnummers Werkdagen)? moment;
    private Resttabel? rest;

    public async Task<(Instant Nu, LocalDate Vandaag, Werkdagnummers Werkdagen)> Moment(CancellationToken stop)
    {
        if (moment is null)
        {
            var nu = await klok.Nu(stop);
            var vandaag = Namen.Dag(nu);
            var werk = (await kalender.Nu(stop)).Werk;
            moment = (nu, vandaag, Werkdagnummers.Van(werk, vandaag - Terug, vandaag + Vooruit));
        }
        return moment.Value;
    }

    /// <summary>At most so many, and whether there are more.</summary>
    public async Task<(IReadOnlyList<Dashboardregel> Regels, string? Volgende)> Pagina(
        Medewerker wie,
        Dashboardfilter filter,
        int aantal,
        CancellationToken stop
    )
    {
        var (_, vandaag, _) = await Moment(stop);
        var query = (await Rijen(wie, stop)).Gefilterd(db, filter, vandaag).Na(filter).Gesorteerd(filter.Volgorde);
        var rijen = await query.Take(aantal + 1).ToListAsync(stop);
        var page = rijen.Take(aantal).ToList();
        var taken = await Taken([.. page.Select(r => r.Nota.Id)], stop);
        return (
            [.. page.Select(r => new Dashboardregel(r.Nota, r.Stand, [.. taken[r.Nota.Id]], vandaag))],
            rijen.Count > aantal ? Lijstvolgorde.Plek(page[^1], filter.Volgorde).ToString() : null
        );
    }

    /// <summary>Over all that this person may read, whatever is filtered.</summary>
    public async Task<Tellingen> Tel(Medewerker wie, CancellationToken stop)
    {
        var (_, vandaag, _) = await Moment(stop);
        var alle = await Rijen(wie, stop);
        var telling = await alle.GroupBy(_ => 1)
            .Select(g => new
            {
                Alle = g.Count(),
                Vastgelopen = g.Count(r => r.Stand.Vastgelopen),
                TeLaat = g.Count(r => r.Stand.Termijn < vandaag),
                InGevaar = g.Count(r => r.Stand.Speling < 0),
                Krap = g.Count(r => r.Stand.Speling >= 0 && r.Stand.Speling <= KrapTot),
                Wacht = g.Count(r => r.Stand.Taken == 0 && !r.Stand.Vastgelopen),
                OpSchema = g.Count(r =>
                    r.Stand.Taken > 0
                    && !r.Stand.Vastgelopen
                    && (r.Stand.Termijn == null || r.Stand.Termijn >= vandaag)
                    && (r.Stand.Speling == null || r.Stand.Speling > KrapTot)
                ),
            })
            .SingleOrDefaultAsync(stop);
        return new Tellingen(
            telling?.Alle ?? 0,
            new Dictionary<Stand, int>
            {
                [Stand.Vastgelopen] = telling?.Vastgelopen ?? 0,
                [Stand.TeLaat] = telling?.TeLaat ?? 0,
                [Stand.InGevaar] = telling?.InGevaar ?? 0,
                [Stand.Krap] = telling?.Krap ?? 0,
                [Stand.Wacht] = telling?.Wacht ?? 0,
                [Stand.OpSchema] = telling?.OpSchema ?? 0,
            }
        );
    }

    private async Task<IQueryable<Rij>> Rijen(Medewerker wie, CancellationToken stop)
    {
        var (nu, vandaag, werkdagen) = await Moment(stop);
        var standen = db.Standen(werkdagen, await Rest(stop), vandaag);
        return db.Leesbaar(wie, nu)
            .Where(n => n.Status == NotaStatus.Lopend)
            .Join(standen, n => n.Id, s => s.NotaId, (n, s) => new Rij { Nota = n, Stand = s });
    }

    /// <summary>Of the versions that running notas are on: a few, however many notas there are.</summary>
    private async Task<Resttabel> Rest(CancellationToken stop)
    {
        if (rest is null)
        {
            var gebruikt = await db
                .Notas.Where(n => n.Status == NotaStatus.Lopend)
                .Select(n => new { n.Procedure, n.ProcedureVersie })
                .Distinct()
                .ToListAsync(stop);
            var stappen = new List<(string, int, string, int)>();
            foreach (var p in gebruikt)
            {
                var definitie = await procedures.Get(store, p.Procedure, p.ProcedureVersie, stop);
                stappen.AddRange(
                    Restdagen.Van(definitie).Select(s => (p.Procedure, p.ProcedureVersie, s.Key, s.Value))
                );
            }
            rest = Resttabel.Van(stappen);
        }
        return rest;
    }

    private async Task<ILookup<NotaId, Taak>> Taken(IReadOnlyCollection<NotaId> ids, CancellationToken stop) =>
        (
            await db
                .Taken.Where(t => ids.Contains(t.NotaId) && t.Status == TaakStatus.Open)
                .OrderBy(t => t.Termijn == null)
                .ThenBy(t => t.Termijn)
                .ThenBy(t => t.Nummer)
                .ToListAsync(stop)
        ).ToLookup(t => t.NotaId);
}
