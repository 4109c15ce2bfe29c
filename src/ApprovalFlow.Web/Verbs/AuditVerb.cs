using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Proves the journal, gives out the evidence of one nota, sets an anchor, or makes the key for it.</summary>
internal static class AuditVerb
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json"], ["--voortgang", "--sleutel"]);
        var json = arguments.Has("--json");
        return arguments.Plain switch
        {
            ["verify"] => await AuditVerify.Run(arguments.Value("--voortgang"), arguments.Value("--sleutel"), json),
            ["export", var kenmerk] => await Export(kenmerk, json),
            ["anker"] => await Anker(json),
            ["sleutel"] => Openbaar(json),
            ["sleutel", var bestand] => Sleutel(bestand, json),
            _ => Usage.Refuse(
                "Gebruik: audit verify [--voortgang BESTAND] [--sleutel BESTAND.pub], audit export KENMERK, audit anker, "
                    + "of audit sleutel [BESTAND].",
                json
            ),
        };
    }

    /// <summary>Sets an anchor now, beside the daily one, and shows what to keep outside the database.</summary>
    private static async Task<int> Anker(bool json)
    {
        await using var host = await VerbHost.OpenAsync();
        if (host.Get<Instellingen>().Ankersleutel is not { } pem)
        {
            return Usage.Refuse("Zet Anker__SleutelBestand: zonder sleutel kan een anker niet worden getekend.", json);
        }
        using var sleutel = Ankersleutel.Open(pem);
        var anker = await host.Get<Ankers>().ZetAsync(sleutel, Edge.Nu());
        if (json)
        {
            Usage.Json(
                new
                {
                    anker.Nummer,
                    anker.Op,
                    anker.Koppen,
                    anker.Hash,
                    anker.Sleutel,
                }
            );
        }
        else
        {
            Console.WriteLine($"Anker {anker.Nummer} staat op {anker.Koppen} ketens: {anker.Hash}");
        }
        return 0;
    }

    /// <summary>The public key of now, as the next installation or an auditor needs it.</summary>
    private static int Openbaar(bool json)
    {
        if (Ankersleutel.Lees(new ConfigurationBuilder().AddEnvironmentVariables().Build()) is not { } pem)
        {
            return Usage.Refuse("Zet Anker__SleutelBestand, of maak een sleutel met: audit sleutel BESTAND.", json);
        }
        using var sleutel = Ankersleutel.Open(pem);
        var openbaar = sleutel.ExportSubjectPublicKeyInfoPem();
        if (json)
        {
            Usage.Json(new { Sleutel = Ankers.Vingerafdruk(sleutel), Openbaar = openbaar });
        }
        else
        {
            Console.WriteLine(openbaar);
        }
        return 0;
    }

    private static int Sleutel(string bestand, bool json)
    {
        if (File.Exists(bestand))
        {
            return Usage.Refuse($"{bestand} bestaat al. Een sleutel wordt nooit overschreven.", json);
        }
        Ankersleutel.Maak(bestand);
        Console.WriteLine($"De sleutel staat in {bestand}, de openbare in {bestand}.pub.");
        return 0;
    }

    private static async Task<int> Export(string kenmerk, bool json)
    {
        await using var host = await VerbHost.OpenAsync();
        var namen = await host.Get<Omgeving>().Namen(default);
        var bewijs = await host.Get<Bewijs>().ExportAsync(kenmerk, namen, await host.Get<Bedrijfsklok>().Nu(default));
        if (bewijs is null)
        {
            return Usage.Refuse($"Er is geen nota {kenmerk}.", json);
        }
        Console.WriteLine(bewijs.ToJsonString(ApiJson.Options));
        return 0;
    }
}
