using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>The first administrator, and whole registers at once, come in by the command line.</summary>
internal static class BeheerVerb
{
    public const int MaxNaam = 200;

    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json", "--uitvoeren"], ["--naam"]);
        var json = arguments.Has("--json");
        return arguments.Plain switch
        {
            ["toevoegen", { Length: > 0 and <= MaxNaam } aanmeldnaam] => await VoegToe(aanmeldnaam, arguments, json),
            ["inlezen", { Length: > 0 } bestand] => await BeheerInlezen.Run(
                bestand,
                arguments.Has("--uitvoeren"),
                json
            ),
            ["uitgeven", "mensen" or "eenheden"] => await Geef(arguments.Plain[1]),
            _ => Usage.Refuse(
                "Gebruik: beheer toevoegen AANMELDNAAM [--naam NAAM], beheer inlezen FILE.csv [--uitvoeren], of "
                    + "beheer uitgeven mensen|eenheden.",
                json
            ),
        };
    }

    private static async Task<int> VoegToe(string aanmeldnaam, Arguments arguments, bool json)
    {
        await using var host = await VerbHost.OpenAsync();
        var store = host.Get<RegisterStore>();
        Medewerker? beheerder = null;
        var weigering = await host.Get<Registerwerk>()
            .Bewerk(
                Registers.Medewerker,
                aanmeldnaam,
                Aanvrager.Systeem,
                async () =>
                {
                    var bekend = (await store.LoadAsync()).Medewerker(aanmeldnaam);
                    if (bekend is { IsBeheerder: true })
                    {
                        return new AlBeheerder(aanmeldnaam);
                    }
                    var naam = arguments.Value("--naam") ?? bekend?.Naam ?? aanmeldnaam;
                    beheerder = (bekend ?? Nieuw(aanmeldnaam)) with { Naam = naam, IsBeheerder = true };
                    await store.SaveAsync([], [beheerder]);
                    return new Bewerking<Medewerker>(bekend, beheerder);
                },
                default
            );
        if (weigering is not null)
        {
            return Usage.Refuse(weigering, json);
        }
        if (json)
        {
            Usage.Json(new { beheerder!.Aanmeldnaam, beheerder.Naam });
        }
        else
        {
            Console.WriteLine($"{beheerder!.Naam} is functioneel beheerder en ziet daarmee geen nota's.");
        }
        return 0;
    }

    private static async Task<int> Geef(string wat)
    {
        await using var host = await VerbHost.OpenAsync();
        var inlezer = host.Get<Inlezer>();
        Console.Write(wat == "mensen" ? await inlezer.Mensen(default) : await inlezer.Eenheden(default));
        return 0;
    }

    private static Medewerker Nieuw(string aanmeldnaam) =>
        new()
        {
            Id = MedewerkerId.Of(Edge.NieuwId()),
            Aanmeldnaam = aanmeldnaam,
            Naam = aanmeldnaam,
        };

    private sealed record AlBeheerder(string Aanmeldnaam)
        : Weigering("al-beheerder", $"{Aanmeldnaam} is al functioneel beheerder.")
    {
        public override WeigeringSoort Soort => WeigeringSoort.Conflict;
    }
}
