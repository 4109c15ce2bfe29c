using System.Collections.Immutable;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Uitvoeren;
using ApprovalFlow.Web.Verbs;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Demo;

/// <summary>Notas that come back each year; one of them must be begun within days of the demo's own time.</summary>
internal static class DemoJaarplanning
{
    private static readonly ImmutableArray<JaarnotaVerzoek> Verzoeken =
    [
        new("Voortgang veteranenbeleid", "KD", "nota-ter-beslissing", "derde woensdag van juni", "15", ""),
        new("Stand van het materieel", "KD", "nota-ter-beslissing", "derde dinsdag van september", "20", ""),
        new("Personele voortgang", "KD", "nota-ter-informatie", "1 november", "10", ""),
    ];

    public static async Task Laad(VerbHost host, CancellationToken stop)
    {
        if (await host.Get<ApprovalFlowDb>().Jaarnotas.AnyAsync(stop))
        {
            return;
        }
        var secretariaat = (await host.Get<Omgeving>().Register(stop)).Medewerker("secretariaat")!;
        foreach (var verzoek in Verzoeken)
        {
            await host.Get<Jaarnotawerk>().Voeg(verzoek, secretariaat, DemoNotas.Begin, stop);
        }
    }
}
