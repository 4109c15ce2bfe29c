using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Dashboard;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace ApprovalFlow.Web.Api.Beheer;

/// <summary>
/// A running nota with what is asked and by when. Speling is in working days between the termijn of an open task and that
/// step's latest date by the backward plan, the least of all: negative when the Kamerdatum is in danger, null without one.
/// Prognose is null for a nota without Kamerdatum.
/// </summary>
internal sealed record TermijnRegel(
    NotaVerwijzing Nota,
    NotaStatus Status,
    LocalDate? Kamerdatum,
    IReadOnlyList<OpenStap> OpenStappen,
    LocalDate? Termijn,
    bool TeLaat,
    int? Speling,
    PrognoseAntwoord? Prognose
);

internal static class DashboardEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/dashboard/termijnen", Termijnen);

    /// <summary>The secretariaat reads every nota from its first indiening, so one filter serves all.</summary>
    private static async Task<Results<Ok<Lijst<TermijnRegel>>, ProblemHttpResult>> Termijnen(
        HttpContext http,
        DashboardVragen vragen,
        Prognoses prognoses,
        CancellationToken stop,
        string? vanaf = null
    )
    {
        var plaats = Plaats.Parse(vanaf, Volgorde.Termijn);
        if (vanaf is not null && plaats is null)
        {
            return Problemen.Van(NotaFilter.OnbekendePlaats);
        }
        var (regels, volgende) = await vragen.Pagina(
            http.Aanvrager().Wie!,
            new Dashboardfilter { Vanaf = plaats },
            NotaFilter.MaxAantal,
            stop
        );
        var kansen = await prognoses.Van([.. regels.Select(r => r.Nota.Id)], stop);
        return TypedResults.Ok(
            new Lijst<TermijnRegel>([.. regels.Select(r => Regel(r, kansen.GetValueOrDefault(r.Nota.Id)))], volgende)
        );
    }

    private static TermijnRegel Regel(Dashboardregel regel, Prognose? prognose) =>
        new(
            new NotaVerwijzing(regel.Nota.Id, regel.Nota.Kenmerk, regel.Nota.Onderwerp, regel.Nota.Rubricering),
            regel.Nota.Status,
            regel.Nota.Kamerdatum,
            NotaWeergave.Regel(regel.Nota, regel.Taken).OpenStappen,
            regel.Stand.Termijn,
            regel.TeLaat,
            regel.Stand.Speling,
            prognose is null ? null : PrognoseAntwoord.Van(prognose)
        );
}
