using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Api.Beheer;

/// <summary>
/// A running nota with what is asked and by when. Speling is in working days between the termijn of its next task and
/// that step's latest date by the backward plan: negative when the Kamerdatum is in danger, null without Kamerdatum.
/// </summary>
internal sealed record TermijnRegel(
    NotaVerwijzing Nota,
    NotaStatus Status,
    LocalDate? Kamerdatum,
    IReadOnlyList<OpenStap> OpenStappen,
    LocalDate? Termijn,
    bool TeLaat,
    int? Speling
);

internal static class DashboardEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/dashboard/termijnen", Termijnen);

    private static async Task<Results<Ok<Lijst<TermijnRegel>>, ProblemHttpResult>> Termijnen(
        HttpContext http,
        TermijnVragen vragen,
        CancellationToken stop,
        string? vanaf = null
    )
    {
        var (_, weigering) = NotaFilter.Lees(vanaf, null, null, null);
        return weigering is not null
            ? Problemen.Van(weigering)
            : TypedResults.Ok(await vragen.Lijst(http.Aanvrager(), vanaf, stop));
    }
}

/// <summary>The secretariaat reads every nota from its first indiening, so one filter serves all.</summary>
internal sealed class TermijnVragen(
    NotaVragen notas,
    ApprovalFlowDb db,
    ProcedureStore store,
    Procedures procedures,
    Bedrijfsklok klok,
    Kalender kalender
)
{
    public async Task<Lijst<TermijnRegel>> Lijst(Aanvrager aanvrager, string? vanaf, CancellationToken stop)
    {
        var vandaag = Namen.Dag(await klok.Nu(stop));
        var filter = new NotaFilter(vanaf, NotaFilter.MaxAantal, NotaStatus.Lopend, null);
        var page = await notas.Lijst(aanvrager, filter, stop);
        var ids = page.Items.Select(n => n.Id).ToList();
        var versions = await db.Notas.Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, stop);
        var regels = new List<TermijnRegel>();
        foreach (var nota in page.Items)
        {
            regels.Add(await Regel(nota, versions[nota.Id], vandaag, stop));
        }
        return new Lijst<TermijnRegel>(
            [
                .. regels
                    .OrderBy(r => r.Termijn is null)
                    .ThenBy(r => r.Termijn)
                    .ThenBy(r => r.Nota.Kenmerk, StringComparer.Ordinal),
            ],
            page.Volgende
        );
    }

    private async Task<TermijnRegel> Regel(NotaRegel nota, Nota row, LocalDate vandaag, CancellationToken stop)
    {
        var termijn = nota.OpenStappen.Select(s => s.Termijn).Min();
        return new TermijnRegel(
            new NotaVerwijzing(nota.Id, nota.Kenmerk, nota.Onderwerp),
            nota.Status,
            nota.Kamerdatum,
            nota.OpenStappen,
            termijn,
            termijn < vandaag,
            await Speling(nota, row, LocalDate.Max(termijn ?? vandaag, vandaag), stop)
        );
    }

    private async Task<int?> Speling(NotaRegel nota, Nota row, LocalDate gereed, CancellationToken stop)
    {
        if (nota.Kamerdatum is not { } kamerdatum || nota.OpenStappen is not [var eerste, ..])
        {
            return null;
        }
        var werk = (await kalender.Nu(stop)).Werk;
        var procedure = await procedures.Get(store, row.Procedure, row.ProcedureVersie, stop);
        var plan = Planning.Van(procedure, kamerdatum, werk);
        var uiterste = plan.Weigering is null
            ? plan
                .Value.Stappen.Where(s => s.Stap == eerste.Stap)
                .Select(s => (LocalDate?)s.UitersteDatum)
                .FirstOrDefault()
            : null;
        return uiterste is { } datum && werk.Tussen(gereed, datum) is { Weigering: null } days ? days.Value : null;
    }
}
