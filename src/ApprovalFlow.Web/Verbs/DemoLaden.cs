using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Demo;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// Loads the demo. Once loaded it changes nothing; a load that was killed is finished. Leeg leaves the notas out and the
/// real clock on.
/// </summary>
internal static class DemoLaden
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json", "--leeg"], []);
        await using var host = await VerbHost.OpenAsync();
        if (!host.Get<Instellingen>().Demo)
        {
            return Usage.Refuse(
                "Zet Demo__Aan=true: anders zijn er geen demomensen om mee aan te melden.",
                arguments.Has("--json")
            );
        }
        await host.Get<Plaatsing>().Meegeleverd(default);
        await Mensen(host);
        var aantal = arguments.Has("--leeg") ? 0 : await DemoNotas.Laad(host, default);
        if (arguments.Has("--json"))
        {
            Usage.Json(new { notas = aantal });
        }
        else
        {
            Console.WriteLine(
                aantal == 0 ? "De demo staat klaar." : $"De demo staat klaar, met {aantal} nieuwe nota's."
            );
        }
        return 0;
    }

    /// <summary>What is not there yet: an administrator's edit of the demo stays.</summary>
    private static async Task Mensen(VerbHost host)
    {
        var bekend = await host.Get<RegisterStore>().LoadAsync();
        await host.Get<RegisterStore>()
            .SaveAsync(
                [.. DemoPersonen.Eenheden.Where(e => bekend.Eenheden.Zoek(e.Code) is null)],
                [.. DemoPersonen.Medewerkers.Where(m => bekend.Medewerker(m.Id) is null)]
            );
        var afkortingen = host.Get<AfkortingStore>();
        if (await afkortingen.CountAsync() == 0)
        {
            foreach (var afkorting in DemoPersonen.Afkortingen)
            {
                await afkortingen.SaveAsync(afkorting);
            }
        }
        await host.Get<Registerstand>().VulAanAsync(Edge.Nu());
    }
}
