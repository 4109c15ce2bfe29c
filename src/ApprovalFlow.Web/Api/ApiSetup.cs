using ApprovalFlow.Web.Api.Beheer;
using ApprovalFlow.Web.Api.Demo;
using ApprovalFlow.Web.Api.Meldingen;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Api.Vervangingen;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Api;

/// <summary>Every route of the API, by feature.</summary>
internal static class ApiSetup
{
    public static void MapApi(this WebApplication app, Instellingen instellingen)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        var api = app.MapGroup(Paden.Api).RequireAuthorization().DisableAntiforgery();
        NotaLezen.Map(api);
        NotaMaken.Map(api);
        NotaHandelingen.Map(api);
        NotaOverleg.Map(api);
        BijlageEndpoints.Map(api);
        TaakEndpoints.Map(api);
        OverlegEndpoints.Map(api);
        ConceptEndpoints.Map(api);
        VervangingEndpoints.Map(api);
        DashboardEndpoints.Map(api);
        IncidentEndpoints.Map(api);
        MeldingEndpoints.Map(api);
        if (instellingen.Demo)
        {
            KlokEndpoints.Map(api);
        }
    }
}
