using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Verbs;

/// <summary>What every verb prints in the same way.</summary>
internal static class Usage
{
    private const string Text = """
        approvalflow serve                          de toepassing
        approvalflow migrate                        het schema bijwerken (rol van de eigenaar)
        approvalflow demo [--leeg]                  mensen, eenheden en nota's van de demo laden
        approvalflow procedure check FILE           een procedure nakijken
        approvalflow procedure deploy FILE [--als PERSOON] [--onvolledig REDEN]
        approvalflow procedure overzetten KEY [--van N] [--naar N] [--plan FILE] [--termijnen]
                     [--uitvoeren --als PERSOON]    lopende nota's naar een andere versie brengen
        approvalflow procedure naspelen KEY [--van N] [--naar N|FILE] [--plan FILE]
        approvalflow procedure test FILE.scenarios [--models DIR] [--tolerant]
        approvalflow nota import FILE --als PERSOON een nota inlezen
        approvalflow termijn DATE ±N [--kalender werk|wettelijk] [--kalenderbestand FILE]
        approvalflow planning FILE.bpmn --kamerdatum DATE
        approvalflow audit verify | export KENMERK  het journaal nakijken of uitgeven
        approvalflow audit anker                    nu een anker zetten over alle ketens
        approvalflow audit sleutel [BESTAND]        de openbare sleutel tonen, of een nieuwe sleutel maken
        approvalflow beheer toevoegen NAAM [--naam] de eerste functioneel beheerder
        approvalflow beheer inlezen FILE.csv [--uitvoeren]
                     mensen of eenheden uit een bestand; zonder --uitvoeren alleen wat er zou veranderen
        approvalflow beheer uitgeven mensen|eenheden  hetzelfde bestand, van wat er nu is
        Elke opdracht kent --json.
        """;

    public static int Print()
    {
        Console.Error.WriteLine(Text);
        return 1;
    }

    /// <summary>Exit 1 with one sentence; with --json as an object, so that a script can read it.</summary>
    public static int Refuse(string sentence, bool json = false)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { fout = sentence }, ApiJson.Options));
        }
        Console.Error.WriteLine(sentence);
        return 1;
    }

    public static int Refuse(Weigering weigering, bool json = false) => Refuse(weigering.Zin, json);

    public static void Json(object value) => Console.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));

    public static string ReadFile(string path) =>
        File.Exists(path) ? File.ReadAllText(path) : throw new VerbFout($"Bestand {path} is er niet.");
}
