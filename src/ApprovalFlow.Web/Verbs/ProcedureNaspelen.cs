using System.Globalization;
using ApprovalFlow.Engine;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>What if: finished notas through another version, which may still be a file.</summary>
internal static class ProcedureNaspelen
{
    public static async Task<int> Run(string key, Arguments arguments, bool json)
    {
        await using var host = await VerbHost.OpenAsync();
        var (naar, woorden) = await Naar(host, key, arguments);
        var regels = await host.Get<Naspel>()
            .Speel(
                key,
                ProcedureOverzetten.Versie(arguments, "--van"),
                naar,
                Overzetplan.Lees(arguments.Value("--plan")),
                default
            );
        if (json)
        {
            Usage.Json(new { procedure = key, notas = regels });
            return 0;
        }
        Console.WriteLine($"{key}, nagespeeld met {woorden}");
        foreach (var regel in regels)
        {
            Console.WriteLine(
                $"  {regel.Kenmerk} {(regel.AndereWeg ? "gaat een andere weg" : "gaat dezelfde weg")}: {Dagen(regel.Doorlooptijd)} werd {Dagen(regel.NieuweDoorlooptijd)}"
            );
            Stappen("erbij", regel.Erbij);
            Stappen("weg", regel.Weg);
            Stappen("blijft wachten op", regel.WachtOp);
        }
        Console.WriteLine($"{regels.Count(r => r.AndereWeg)} van {regels.Count} gaan een andere weg");
        return 0;
    }

    private static async Task<(ProcessDefinition Naar, string Woorden)> Naar(
        VerbHost host,
        string key,
        Arguments arguments
    )
    {
        var store = host.Get<ProcedureStore>();
        var laatste = await store.LatestAsync(key) ?? throw new VerbFout($"Procedure {key} bestaat niet.");
        var naar = arguments.Value("--naar") ?? laatste.Versie.ToString(CultureInfo.InvariantCulture);
        if (int.TryParse(naar, NumberStyles.None, CultureInfo.InvariantCulture, out var versie))
        {
            return await store.FindAsync(key, versie) is null
                ? throw new VerbFout($"Versie {versie} van {key} bestaat niet.")
                : (await host.Get<Procedures>().Get(store, key, versie, default), $"versie {versie}");
        }
        return Nagekeken.Van(Usage.ReadFile(naar)) is { Bruikbaar: true, Procedure: { } procedure }
            ? (procedure, naar)
            : throw new VerbFout($"{naar} wordt geweigerd. Kijk het na met procedure check.");
    }

    private static string Dagen(int? dagen) => dagen is { } aantal ? $"{aantal} werkdagen" : "onbekend";

    private static void Stappen(string kop, IEnumerable<string> stappen)
    {
        foreach (var stap in stappen)
        {
            Console.WriteLine($"      {kop}: {stap}");
        }
    }
}
