using System.Globalization;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// Running notas to another version. Without --uitvoeren it only tells what would happen. Exit 1 when one could not move.
/// </summary>
internal static class ProcedureOverzetten
{
    public static async Task<int> Run(string key, Arguments arguments, bool json)
    {
        await using var host = await VerbHost.OpenAsync();
        if (await host.Get<ProcedureStore>().LatestAsync(key) is not { } laatste)
        {
            return Usage.Refuse($"Procedure {key} bestaat niet.", json);
        }
        var naar = Versie(arguments, "--naar") ?? laatste.Versie;
        var van = Versie(arguments, "--van") ?? naar - 1;
        var verzoek = new Overzetverzoek(
            key,
            van,
            naar,
            Overzetplan.Lees(arguments.Value("--plan")),
            arguments.Has("--termijnen")
        );
        var overzetting = host.Get<Overzetting>();
        if (await overzetting.Plan(verzoek, default) is not { } plan)
        {
            return Usage.Refuse($"Versie {van} of versie {naar} van {key} bestaat niet.", json);
        }
        var uitvoeren = arguments.Has("--uitvoeren");
        if (uitvoeren && arguments.Value("--als") is null)
        {
            return Usage.Refuse("Zet met --als PERSOON wie overzet: dat komt in de historie van elke nota.", json);
        }
        var aanvrager = arguments.Value("--als") is { } persoon
            ? new Aanvrager(await ProcedureDeploy.Persoon(host, persoon), "opdrachtregel")
            : Proefaanvrager;
        var regels = uitvoeren
            ? await overzetting.Voer(verzoek, plan.Plan, aanvrager, default)
            : await overzetting.Probeer(verzoek, plan.Plan, aanvrager, default);
        Print(verzoek, regels, uitvoeren, await overzetting.Aantal(verzoek, default), json);
        return regels.All(r => r.Weigering is null) ? 0 : 1;
    }

    /// <summary>Trying changes nothing, so it needs no name.</summary>
    private static Aanvrager Proefaanvrager { get; } =
        new(
            new()
            {
                Id = KeyStore.Systeem,
                Aanmeldnaam = "",
                Naam = "",
                IsBeheerder = true,
            },
            "opdrachtregel"
        );

    public static int? Versie(Arguments arguments, string option) =>
        arguments.Value(option) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var versie) ? versie
        : throw new VerbFout($"Na {option} hoort het nummer van een versie.");

    private static void Print(
        Overzetverzoek verzoek,
        IReadOnlyList<Overzetregel> regels,
        bool gedaan,
        int nog,
        bool json
    )
    {
        if (json)
        {
            Usage.Json(
                new
                {
                    verzoek.Procedure,
                    verzoek.Van,
                    verzoek.Naar,
                    uitgevoerd = gedaan,
                    notas = regels.Select(r => new
                    {
                        r.Kenmerk,
                        r.Bij,
                        kan = r.Weigering is null,
                        bezwaren = Bezwaren(r),
                    }),
                }
            );
            return;
        }
        Console.WriteLine($"{verzoek.Procedure}: van versie {verzoek.Van} naar versie {verzoek.Naar}");
        foreach (var regel in regels)
        {
            var woord =
                regel.Weigering is not null ? "kan niet"
                : gedaan ? "overgezet"
                : "kan over";
            Console.WriteLine($"  {regel.Kenmerk} {woord} ({string.Join(", ", regel.Bij)})");
            foreach (var bezwaar in Bezwaren(regel))
            {
                Console.WriteLine($"      {bezwaar}");
            }
        }
        var gelukt = regels.Count(r => r.Weigering is null);
        Console.WriteLine(
            gedaan
                ? $"{gelukt} overgezet, {nog} nog op versie {verzoek.Van}"
                : $"{gelukt} van {nog} kunnen over; er is niets veranderd. Voer uit met --uitvoeren --als PERSOON."
        );
    }

    private static IEnumerable<string> Bezwaren(Overzetregel regel) =>
        regel.Weigering is not { } weigering ? []
        : weigering.Fouten.IsEmpty ? [weigering.Zin]
        : weigering.Fouten.Select(f => f.Melding);
}
