using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Walks the journal of every nota, or gives out the evidence of one.</summary>
internal static class AuditVerb
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json"], []);
        var json = arguments.Has("--json");
        return arguments.Plain switch
        {
            ["verify"] => await Verify(json),
            ["export", var kenmerk] => await Export(kenmerk, json),
            _ => Usage.Refuse("Gebruik: audit verify, of audit export KENMERK.", json),
        };
    }

    private static async Task<int> Verify(bool json)
    {
        await using var host = VerbHost.Open();
        var controle = await host.Get<Journaalketen>().VerifyAsync();
        if (controle.Breuk is { } breuk)
        {
            return Usage.Refuse($"Nota {breuk.Kenmerk}, regel {breuk.Volgnummer}: {breuk.Melding}", json);
        }
        foreach (var id in await host.Get<ApprovalFlowDb>().Notas.Select(n => n.Id).ToListAsync())
        {
            var verschillen = await host.Get<DossierStore>().DifferencesAsync(id);
            if (verschillen.Count > 0)
            {
                return Usage.Refuse(
                    $"De rijen van nota {id} zeggen iets anders dan haar journaal: {verschillen[0]}",
                    json
                );
            }
        }
        if (json)
        {
            Usage.Json(new { controle.Notas, controle.Regels });
        }
        else
        {
            Console.WriteLine(
                $"De keten is heel: {controle.Notas} nota's, {controle.Regels} regels; de rijen kloppen ermee."
            );
        }
        return 0;
    }

    private static async Task<int> Export(string kenmerk, bool json)
    {
        await using var host = VerbHost.Open();
        var namen = await host.Get<Omgeving>().Namen(default);
        var bewijs = await host.Get<Bewijs>().ExportAsync(kenmerk, namen, await host.Get<Bedrijfsklok>().Nu(default));
        if (bewijs is null)
        {
            return Usage.Refuse($"Er is geen nota {kenmerk}.", json);
        }
        Console.WriteLine(bewijs.ToJsonString(Setup.ApiJson.Options));
        return 0;
    }
}
