using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Reads a nota in the ministry's layout, as one of the people.</summary>
internal static class NotaVerb
{
    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json"], ["--als", "--procedure"]);
        var json = arguments.Has("--json");
        if (arguments.Plain is not ["import", var file] || arguments.Value("--als") is not { } persoon)
        {
            return Usage.Refuse("Gebruik: nota import FILE --als PERSOON.", json);
        }
        await using var host = await VerbHost.OpenAsync();
        var omgeving = host.Get<Omgeving>();
        var register = await omgeving.Register(default);
        if (register.Medewerker(persoon) is not { } wie)
        {
            return Usage.Refuse($"{persoon} is onbekend.", json);
        }
        var (begonnen, weigering) = await host.Get<NotaBegin>()
            .VanTekst(
                Usage.ReadFile(file),
                arguments.Value("--procedure"),
                new Aanvrager(wie, "opdrachtregel"),
                default
            );
        if (weigering is not null)
        {
            return Usage.Refuse(weigering, json);
        }
        var nota = begonnen!.Dossier.Nota;
        if (json)
        {
            Usage.Json(
                new
                {
                    nota.Id,
                    nota.Kenmerk,
                    nota.Onderwerp,
                    begonnen.Meldingen,
                }
            );
            return 0;
        }
        Console.WriteLine($"Nota {nota.Kenmerk} is ingelezen: {nota.Onderwerp}");
        foreach (var melding in begonnen.Meldingen)
        {
            Console.WriteLine($"  let op: {melding}");
        }
        return 0;
    }
}
