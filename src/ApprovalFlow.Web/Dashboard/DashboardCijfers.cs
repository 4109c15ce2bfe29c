using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>What falls in one week: termijnen of open tasks, and Kamerdatums of running notas.</summary>
internal sealed record Weekcijfer(LocalDate Maandag, int Termijnen, int Kamerdatums);

/// <summary>The open tasks of an eenheid; DagenTeLaat is in working days, over the late ones together.</summary>
internal sealed record Belasting(EenheidCode Eenheid, int Open, int TeLaat, int DagenTeLaat);

/// <summary>How long a step took on average, in working days, over so many answers of the past year.</summary>
internal sealed record Doorlooptijd(Stap Stap, double Gemiddeld, int Langst, int OpTijd, int Aantal);

/// <summary>The figures beside the list: over all notas that their reader may read, each by one grouped query.</summary>
internal sealed class DashboardCijfers(ApprovalFlowDb db, DashboardVragen vragen)
{
    public const int Weken = 10;
    public const int MaxEenheden = 100;

    /// <summary>How far back answers count.</summary>
    private static readonly Duration Jaar = Duration.FromDays(365);

    /// <summary>This week and those after it.</summary>
    public async Task<IReadOnlyList<Weekcijfer>> PerWeek(Medewerker wie, CancellationToken stop)
    {
        var (nu, vandaag, _) = await vragen.Moment(stop);
        var begin = Kalenderweek.Maandag(vandaag);
        var einde = begin.PlusWeeks(Weken).PlusDays(-1);
        var lopend = db.Leesbaar(wie, nu).Where(n => n.Status == NotaStatus.Lopend);
        var termijnen = await db
            .Taken.Where(t => t.Status == TaakStatus.Open && t.Termijn >= begin && t.Termijn <= einde)
            .Where(t => lopend.Any(n => n.Id == t.NotaId))
            .GroupBy(t => t.Termijn!.Value)
            .Select(g => new { g.Key, Aantal = g.Count() })
            .ToListAsync(stop);
        var kamerdatums = await lopend
            .Where(n => n.Kamerdatum >= begin && n.Kamerdatum <= einde)
            .GroupBy(n => n.Kamerdatum!.Value)
            .Select(g => new { g.Key, Aantal = g.Count() })
            .ToListAsync(stop);
        return
        [
            .. Enumerable
                .Range(0, Weken)
                .Select(week => begin.PlusWeeks(week))
                .Select(maandag => new Weekcijfer(
                    maandag,
                    termijnen.Where(t => Kalenderweek.Maandag(t.Key) == maandag).Sum(t => t.Aantal),
                    kamerdatums.Where(k => Kalenderweek.Maandag(k.Key) == maandag).Sum(k => k.Aantal)
                )),
        ];
    }

    /// <summary>The most late first, then the most loaded.</summary>
    public async Task<IReadOnlyList<Belasting>> PerEenheid(Medewerker wie, CancellationToken stop)
    {
        var (nu, vandaag, werkdagen) = await vragen.Moment(stop);
        var lopend = db.Leesbaar(wie, nu).Where(n => n.Status == NotaStatus.Lopend);
        return await db.OpenTaakdagen(werkdagen, vandaag)
            .Where(t => lopend.Any(n => n.Id == t.NotaId))
            .GroupBy(t => t.Eenheid)
            .Select(g => new
            {
                g.Key,
                Open = g.Count(),
                TeLaat = g.Count(t => !t.OpTijd),
                Dagen = g.Sum(t => t.Dagen),
            })
            .OrderByDescending(g => g.TeLaat)
            .ThenByDescending(g => g.Open)
            .ThenBy(g => g.Key)
            .Take(MaxEenheden)
            .Select(g => new Belasting(g.Key, g.Open, g.TeLaat, g.Dagen))
            .ToListAsync(stop);
    }

    /// <summary>Drafting is left out: it has no termijn of its own.</summary>
    public async Task<IReadOnlyList<Doorlooptijd>> PerStap(Medewerker wie, CancellationToken stop)
    {
        var (nu, _, werkdagen) = await vragen.Moment(stop);
        var leesbaar = db.Leesbaar(wie, nu);
        var stappen = await db.Doorlooptijden(werkdagen, nu - Jaar)
            .Where(t => t.Stap != Stap.Opstellen && leesbaar.Any(n => n.Id == t.NotaId))
            .GroupBy(t => t.Stap)
            .Select(g => new
            {
                g.Key,
                Gemiddeld = g.Average(t => t.Dagen),
                Langst = g.Max(t => t.Dagen),
                OpTijd = g.Count(t => t.OpTijd),
                Aantal = g.Count(),
            })
            .ToListAsync(stop);
        return
        [
            .. stappen
                .OrderBy(s => s.Key)
                .Select(s => new Doorlooptijd(s.Key, s.Gemiddeld, s.Langst, s.OpTijd, s.Aantal)),
        ];
    }
}
