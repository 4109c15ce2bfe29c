using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
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
        CancellationToken stop
    ) =>
        http.Aanvrager().Wie!.IsBeheerder
            ? TypedResults.Ok(new Lijst<IncidentAntwoord>(await vragen.Alle(stop), null))
            : Problemen.Van(AlleenBeheer);

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
            : TypedResults.Ok((await vragen.Alle(stop)).First(i => i.Id == incidentId));
    }
}

internal sealed class IncidentVragen(ApprovalFlowDb db, Procedures procedures, ProcedureStore store)
{
    public const int MaxAantal = 200;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<IncidentAntwoord>> Alle(CancellationToken stop)
    {
        var rows = await db
            .Incidenten.Join(db.Notas, i => i.NotaId, n => n.Id, (incident, nota) => new { incident, nota })
            .OrderByDescending(r => r.incident.GemeldOp)
            .Take(MaxAantal)
            .ToListAsync(stop);
        var answers = new List<IncidentAntwoord>();
        foreach (var row in rows)
        {
            var procedure = await procedures.Get(store, row.nota.Procedure, row.nota.ProcedureVersie, stop);
            answers.Add(
                new IncidentAntwoord(
                    row.incident.Id,
                    row.nota.Kenmerk,
                    procedure.Find(row.incident.Element)?.Name ?? row.incident.Element,
                    row.incident.Oorzaak,
                    row.incident.Melding,
                    row.incident.GemeldOp,
                    row.incident.OpgelostOp
                )
            );
        }
        return answers;
    }

    public async Task<NotaId?> NotaVan(IncidentId id, CancellationToken stop) =>
        await db.Incidenten.Where(i => i.Id == id).Select(i => (NotaId?)i.NotaId).FirstOrDefaultAsync(stop);
}
