using ApprovalFlow.Notas.Register;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Takes a file into use, after the same checks as on the page; the scenarios are those that lie beside it.</summary>
internal static class ProcedureDeploy
{
    public static async Task<int> Run(string file, Arguments arguments, bool json)
    {
        var xml = Usage.ReadFile(file);
        var beside = Path.ChangeExtension(file, ".scenarios");
        var nagekeken = Nagekeken.Van(xml, File.Exists(beside) ? await File.ReadAllTextAsync(beside) : null);
        if (!nagekeken.Bruikbaar)
        {
            ProcedureVerb.Print(file, nagekeken);
            return 1;
        }
        await using var host = await VerbHost.OpenAsync();
        var wie = arguments.Value("--als") is { } persoon ? await Persoon(host, persoon) : null;
        var (row, weigering) = await host.Get<Plaatsing>()
            .Plaats(nagekeken, wie, arguments.Value("--onvolledig"), default);
        if (weigering is ProcedureNietVolledigNagekeken)
        {
            return Usage.Refuse($"{weigering.Zin[..^1]} met --onvolledig REDEN.", json);
        }
        if (row is null)
        {
            return Usage.Refuse(weigering!, json);
        }
        if (json)
        {
            Usage.Json(new { row.Key, row.Versie });
            return 0;
        }
        Console.WriteLine($"{row.Key} staat klaar als versie {row.Versie}; lopende nota's blijven op hun versie.");
        Console.WriteLine(
            nagekeken.Dekking is { } dekking
                ? $"  {nagekeken.Scenarios.Length} scenario's slaagden; {dekking.Missing.Length} wegen nam geen ervan."
                : $"  let op: naast {file} liggen geen scenario's."
        );
        return 0;
    }

    public static async Task<Medewerker> Persoon(VerbHost host, string aanmeldnaam)
    {
        var register = await host.Get<Omgeving>().Register(default);
        return register.Medewerker(aanmeldnaam) ?? throw new VerbFout($"{aanmeldnaam} is onbekend.");
    }
}
