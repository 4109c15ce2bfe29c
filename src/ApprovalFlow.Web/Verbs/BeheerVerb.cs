using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>The first administrator comes in by the command line: nobody is there yet who could let one in.</summary>
internal static class BeheerVerb
{
    public const int MaxNaam = 200;

    public static async Task<int> Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json"], ["--naam"]);
        var json = arguments.Has("--json");
        if (arguments.Plain is not ["toevoegen", { Length: > 0 and <= MaxNaam } aanmeldnaam])
        {
            return Usage.Refuse("Gebruik: beheer toevoegen AANMELDNAAM [--naam NAAM].", json);
        }
        await using var host = VerbHost.Open();
        var store = host.Get<RegisterStore>();
        var bekend = (await store.LoadAsync()).Medewerker(aanmeldnaam);
        if (bekend is { IsBeheerder: true })
        {
            return Usage.Refuse($"{aanmeldnaam} is al functioneel beheerder.", json);
        }
        var naam = arguments.Value("--naam") ?? bekend?.Naam ?? aanmeldnaam;
        var beheerder = (bekend ?? Nieuw(aanmeldnaam)) with { Naam = naam, IsBeheerder = true };
        await store.SaveAsync([], [beheerder]);
        if (json)
        {
            Usage.Json(new { beheerder.Aanmeldnaam, beheerder.Naam });
        }
        else
        {
            Console.WriteLine($"{naam} is functioneel beheerder en ziet daarmee geen nota's.");
        }
        return 0;
    }

    private static Medewerker Nieuw(string aanmeldnaam) =>
        new()
        {
            Id = MedewerkerId.Of(Edge.NieuwId()),
            Aanmeldnaam = aanmeldnaam,
            Naam = aanmeldnaam,
        };
}
