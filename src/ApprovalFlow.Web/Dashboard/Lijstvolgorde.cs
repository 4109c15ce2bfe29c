using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>How the list of the dashboard is filtered, ordered and gone through, as the database does it.</summary>
internal static class Lijstvolgorde
{
    public static IQueryable<Rij> Gefilterd(
        this IQueryable<Rij> query,
        ApprovalFlowDb db,
        Dashboardfilter filter,
        LocalDate vandaag
    )
    {
        if (filter.Stand is { } stand)
        {
            query = MetStand(query, stand, vandaag);
        }
        if (filter.Soort is { } soort)
        {
            query = query.Where(r => r.Nota.Soort == soort);
        }
        if (filter.Stap is { } stap)
        {
            query = query.Where(r =>
                db.Taken.Any(t => t.NotaId == r.Nota.Id && t.Status == TaakStatus.Open && t.Stap == stap)
            );
        }
        if (filter.Eenheid is { } eenheid)
        {
            query = query.Where(r =>
                db.Taken.Any(t => t.NotaId == r.Nota.Id && t.Status == TaakStatus.Open && t.Eenheid == eenheid)
            );
        }
        if (filter.Week is { } maandag)
        {
            var zondag = maandag.PlusDays(6);
            query = query.Where(r =>
                (r.Nota.Kamerdatum >= maandag && r.Nota.Kamerdatum <= zondag)
                || db.Taken.Any(t =>
                    t.NotaId == r.Nota.Id && t.Status == TaakStatus.Open && t.Termijn >= maandag && t.Termijn <= zondag
                )
            );
        }
        if (filter.Zoek is { } zoek)
        {
            var gevonden = db.Zoek(db.Notas, zoek);
            query = query.Where(r => gevonden.Any(n => n.Id == r.Nota.Id));
        }
        return query;
    }

    private static IQueryable<Rij> MetStand(IQueryable<Rij> query, Stand stand, LocalDate vandaag) =>
        stand switch
        {
            Stand.Vastgelopen => query.Where(r => r.Stand.Vastgelopen),
            Stand.TeLaat => query.Where(r => r.Stand.Termijn < vandaag),
            Stand.InGevaar => query.Where(r => r.Stand.Speling < 0),
            Stand.Krap => query.Where(r => r.Stand.Speling >= 0 && r.Stand.Speling <= DashboardVragen.KrapTot),
            Stand.Wacht => query.Where(r => r.Stand.Taken == 0 && !r.Stand.Vastgelopen),
            Stand.OpSchema => query.Where(r =>
                r.Stand.Taken > 0
                && !r.Stand.Vastgelopen
                && (r.Stand.Termijn == null || r.Stand.Termijn >= vandaag)
                && (r.Stand.Speling == null || r.Stand.Speling > DashboardVragen.KrapTot)
            ),
        };

    /// <summary>What has no value comes last.</summary>
    public static IQueryable<Rij> Gesorteerd(this IQueryable<Rij> query, Volgorde volgorde) =>
        volgorde switch
        {
            Volgorde.Termijn => query
                .OrderBy(r => r.Stand.Termijn == null)
                .ThenBy(r => r.Stand.Termijn)
                .ThenBy(r => r.Nota.Kenmerk),
            Volgorde.Speling => query
                .OrderBy(r => r.Stand.Speling == null)
                .ThenBy(r => r.Stand.Speling)
                .ThenBy(r => r.Nota.Kenmerk),
            Volgorde.Kamerdatum => query
                .OrderBy(r => r.Nota.Kamerdatum == null)
                .ThenBy(r => r.Nota.Kamerdatum)
                .ThenBy(r => r.Nota.Kenmerk),
            Volgorde.Kenmerk => query.OrderBy(r => r.Nota.Kenmerk),
        };

    public static IQueryable<Rij> Na(this IQueryable<Rij> query, Dashboardfilter filter)
    {
        if (filter.Vanaf is not { } na)
        {
            return query;
        }
        var (datum, getal, kenmerk) = na;
        return (filter.Volgorde, datum, getal) switch
        {
            (Volgorde.Kenmerk, _, _) => query.Where(r => string.Compare(r.Nota.Kenmerk, kenmerk) > 0),
            (Volgorde.Termijn, null, _) => query.Where(r =>
                r.Stand.Termijn == null && string.Compare(r.Nota.Kenmerk, kenmerk) > 0
            ),
            (Volgorde.Termijn, { } d, _) => query.Where(r =>
                r.Stand.Termijn == null
                || r.Stand.Termijn > d
                || (r.Stand.Termijn == d && string.Compare(r.Nota.Kenmerk, kenmerk) > 0)
            ),
            (Volgorde.Kamerdatum, null, _) => query.Where(r =>
                r.Nota.Kamerdatum == null && string.Compare(r.Nota.Kenmerk, kenmerk) > 0
            ),
            (Volgorde.Kamerdatum, { } d, _) => query.Where(r =>
                r.Nota.Kamerdatum == null
                || r.Nota.Kamerdatum > d
                || (r.Nota.Kamerdatum == d && string.Compare(r.Nota.Kenmerk, kenmerk) > 0)
            ),
            (Volgorde.Speling, _, null) => query.Where(r =>
                r.Stand.Speling == null && string.Compare(r.Nota.Kenmerk, kenmerk) > 0
            ),
            (Volgorde.Speling, _, { } g) => query.Where(r =>
                r.Stand.Speling == null
                || r.Stand.Speling > g
                || (r.Stand.Speling == g && string.Compare(r.Nota.Kenmerk, kenmerk) > 0)
            ),
            _ => query,
        };
    }

    public static Plaats Plek(Rij rij, Volgorde volgorde) =>
        volgorde switch
        {
            Volgorde.Termijn => new(rij.Stand.Termijn, null, rij.Nota.Kenmerk),
            Volgorde.Speling => new(null, rij.Stand.Speling, rij.Nota.Kenmerk),
            Volgorde.Kamerdatum => new(rij.Nota.Kamerdatum, null, rij.Nota.Kenmerk),
            Volgorde.Kenmerk => new(null, null, rij.Nota.Kenmerk),
        };
}
