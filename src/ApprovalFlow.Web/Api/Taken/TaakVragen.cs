using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Api.Taken;

internal sealed record TaakFilter(bool VanMij, EenheidCode? Eenheid, TaakStatus? Status, TaakPlaats? Vanaf, int Aantal)
{
    public static (TaakFilter? Filter, Weigering? Weigering) Lees(
        bool? vanMij,
        string? eenheid,
        string? status,
        string? vanaf,
        int? aantal,
        Eenheidsregister eenheden
    )
    {
        if (aantal is < 1 or > NotaFilter.MaxAantal)
        {
            return (null, new OngeldigeInvoer("aantal", $"Vraag 1 tot {NotaFilter.MaxAantal} regels per keer."));
        }
        if (status is not null && Codes.Parse<TaakStatus>(status) is null)
        {
            return (null, new OngeldigeInvoer("status", $"Status {status} bestaat niet."));
        }
        if (eenheid is not null && eenheden.Zoek(eenheid) is null)
        {
            return (null, new OngeldigeInvoer("eenheid", $"Eenheid {eenheid} is onbekend."));
        }
        var token = TaakPlaats.Parse(vanaf);
        if (vanaf is not null && token is null)
        {
            return (null, NotaFilter.OnbekendePlaats);
        }
        return (
            new TaakFilter(
                vanMij ?? false,
                EenheidCode.Parse(eenheid),
                Codes.Parse<TaakStatus>(status),
                token,
                aantal ?? NotaFilter.StandaardAantal
            ),
            null
        );
    }
}

/// <summary>Tasks of readable notas only.</summary>
internal sealed class TaakVragen(ApprovalFlowDb db, NotaVragen notaVragen, Omgeving omgeving, Bedrijfsklok klok)
{
    /// <summary>Nearest termijn first; a task without one comes last.</summary>
    public async Task<Lijst<TaakAntwoord>> Lijst(Aanvrager aanvrager, TaakFilter filter, CancellationToken stop)
    {
        var wie = aanvrager.Wie!;
        var query = await Leesbaar(aanvrager, stop, filter.Vanaf);
        if (filter.VanMij)
        {
            query = db.VanMij(query, wie, await klok.Nu(stop));
        }
        if (filter.Eenheid is { } eenheid)
        {
            query = query.Where(t => t.Eenheid == eenheid);
        }
        if (filter.Status is { } status)
        {
            query = query.Where(t => t.Status == status);
        }
        var taken = await query
            .OrderBy(t => t.Termijn == null)
            .ThenBy(t => t.Termijn)
            .ThenBy(t => t.Id)
            .Take(filter.Aantal + 1)
            .ToListAsync(stop);
        var page = taken.Take(filter.Aantal).ToList();
        var ids = page.Select(t => t.NotaId).Distinct().ToList();
        var rows = await db.Notas.Where(n => ids.Contains(n.Id)).ToListAsync(stop);
        var notas = (await notaVragen.MetConcepten(rows, wie, stop)).ToDictionary(n => n.Id);
        var namen = await omgeving.Namen(stop);
        var nu = await klok.Nu(stop);
        return new Lijst<TaakAntwoord>(
            [.. page.Select(t => NotaWeergave.Taak(t, notas[t.NotaId], namen, wie, nu))],
            taken.Count > filter.Aantal ? TaakPlaats.Na(page[^1]).ToString() : null
        );
    }

    public async Task<TaakAntwoord?> Een(TaakId id, Aanvrager aanvrager, CancellationToken stop)
    {
        var query = await Leesbaar(aanvrager, stop);
        if (await query.FirstOrDefaultAsync(t => t.Id == id, stop) is not { } taak)
        {
            return null;
        }
        var row = await db.Notas.FirstAsync(n => n.Id == taak.NotaId, stop);
        return NotaWeergave.Taak(
            taak,
            (await notaVragen.MetConcepten([row], aanvrager.Wie!, stop))[0],
            await omgeving.Namen(stop),
            aanvrager.Wie!,
            await klok.Nu(stop)
        );
    }

    /// <summary>Null for a task that is hidden or that is not there.</summary>
    public async Task<NotaId?> NotaVan(TaakId id, Aanvrager aanvrager, CancellationToken stop)
    {
        var query = await Leesbaar(aanvrager, stop);
        return await query.Where(t => t.Id == id).Select(t => (NotaId?)t.NotaId).FirstOrDefaultAsync(stop);
    }

    private async Task<IQueryable<Taak>> Leesbaar(Aanvrager aanvrager, CancellationToken stop, TaakPlaats? na = null)
    {
        var notas = db.Leesbaar(aanvrager.Wie!, await klok.Nu(stop));
        return Na(na).Where(t => notas.Any(n => n.Id == t.NotaId));
    }

    /// <summary>The tasks after a place in the list, whoever may read them; all when there is no place.</summary>
    public IQueryable<Taak> Na(TaakPlaats? na) =>
        na is null
            ? db.Taken.AsNoTracking()
            : db
                .Taken.FromSql(
                    $"""
                    select * from taak
                    where (coalesce(termijn, 'infinity'), id) > (coalesce({na.Termijn}::date, 'infinity'), {na.Id.Value})
                    """
                )
                .AsNoTracking();
}

/// <summary>A place in the list, which is ordered by termijn and then by id.</summary>
internal sealed record TaakPlaats(LocalDate? Termijn, TaakId Id)
{
    public static TaakPlaats Na(Taak taak) => new(taak.Termijn, taak.Id);

    public static TaakPlaats? Parse(string? token)
    {
        if (token?.Split('_') is not [var datum, var id] || !Guid.TryParse(id, out var guid))
        {
            return null;
        }
        var parsed = LocalDatePattern.Iso.Parse(datum);
        return datum.Length == 0 ? new(null, TaakId.Of(guid))
            : parsed.Success ? new(parsed.Value, TaakId.Of(guid))
            : null;
    }

    public override string ToString() => $"{(Termijn is { } datum ? LocalDatePattern.Iso.Format(datum) : "")}_{Id}";
}
