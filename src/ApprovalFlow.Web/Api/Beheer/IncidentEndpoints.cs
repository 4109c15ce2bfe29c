using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Api.Beheer;

/// <summary>Where a procedure stands still. An administrator sees kenmerk and step, and no content.</summary>
internal static class IncidentEndpoints
{
    private static readonly NietBevoegd AlleenBeheer = new("Alleen een beheerder ziet de incidenten.");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidenten", Lijst);
        api.MapPost("/incidenten/{id:guid}/herkansing", Herkansing);
    }

    private static async Task<Results<Ok<Lijst<IncidentAntwoord>>, ProblemHttpResult>> Lijst(
        HttpContext http,
        IncidentVragen vragen,
        CancellationToken stop,
        string? vanaf = null
    ) =>
        !http.Aanvrager().Wie!.IsBeheerder ? Problemen.Van(AlleenBeheer)
        : IncidentVragen.IsPlaats(vanaf) ? TypedResults.Ok(await vragen.Lijst(null, vanaf, stop))
        : Problemen.Van(NotaFilter.OnbekendePlaats);

    private static async Task<Results<Ok<IncidentAntwoord>, ProblemHttpResult>> Herkansing(
        Guid id,
        HttpContext http,
        IncidentVragen vragen,
        CommandRunner runner,
        CancellationToken stop
    )
    {
        var aanvrager = http.Aanvrager();
        if (!aanvrager.Wie!.IsBeheerder)
        {
            return Problemen.Van(AlleenBeheer);
        }
        var incidentId = IncidentId.Of(id);
        if (await vragen.NotaVan(incidentId, stop) is not { } notaId)
        {
            return Problemen.Van(new NietGevonden());
        }
        var ran = await runner.Run(notaId, new IncidentHerkansen(incidentId), aanvrager, stop);
        return ran.Weigering is { } weigering
            ? Problemen.Van(weigering)
            : TypedResults.Ok(await vragen.Een(incidentId, stop));
    }
}

internal sealed class IncidentVragen(ApprovalFlowDb db, Procedures procedures, ProcedureStore store)
{
    public const int PerKeer = 50;

    /// <summary>Nothing, or the last incident of the page before.</summary>
    public static bool IsPlaats(string? vanaf) => string.IsNullOrEmpty(vanaf) || Guid.TryParse(vanaf, out _);

    /// <summary>The newest first: an id is made at the moment of the incident. Opgelost null is both kinds.</summary>
    public async Task<Lijst<IncidentAntwoord>> Lijst(bool? opgelost, string? vanaf, CancellationToken stop)
    {
        Guid? voor = Guid.TryParse(vanaf, out var id) ? id : null;
        var query = db.Incidenten.FromSql(
            $"""
            SELECT * FROM incident
            WHERE ({opgelost}::boolean IS NULL OR (opgelost_op IS NOT NULL) = {opgelost})
              AND ({voor}::uuid IS NULL OR id < {voor})
            """
        );
        var rows = await MetNota(query.OrderByDescending(i => i.Id).Take(PerKeer + 1)).ToListAsync(stop);
        var items = new List<IncidentAntwoord>();
        foreach (var row in rows.OrderByDescending(r => r.Incident.Id.Value).Take(PerKeer))
        {
            items.Add(await Toon(row, stop));
        }
        return new Lijst<IncidentAntwoord>(items, rows.Count > PerKeer ? items[^1].Id.ToString() : null);
    }

    public async Task<IncidentAntwoord> Een(IncidentId id, CancellationToken stop) =>
        await Toon(await MetNota(db.Incidenten.Where(i => i.Id == id)).SingleAsync(stop), stop);

    public async Task<NotaId?> NotaVan(IncidentId id, CancellationToken stop) =>
        await db.Incidenten.Where(i => i.Id == id).Select(i => (NotaId?)i.NotaId).FirstOrDefaultAsync(stop);

    private IQueryable<Rij> MetNota(IQueryable<Incident> incidenten) =>
        incidenten.Join(
            db.Notas,
            i => i.NotaId,
            n => n.Id,
            (i, n) => new Rij(i, n.Kenmerk, n.Procedure, n.ProcedureVersie)
        );

    private async Task<IncidentAntwoord> Toon(Rij rij, CancellationToken stop)
    {
        var procedure = await procedures.Get(store, rij.Procedure, rij.Versie, stop);
        var incident = rij.Incident;
        return new IncidentAntwoord(
            incident.Id,
            rij.Kenmerk,
            procedure.Find(incident.Element)?.Name ?? incident.Element,
            incident.Oorzaak,
            incident.Melding,
            incident.GemeldOp,
            incident.OpgelostOp
        );
    }

    private sealed record Rij(Incident Incident, string Kenmerk, string Procedure, int Versie);
}
