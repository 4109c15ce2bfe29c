using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.UnitTests.Layout;

namespace ApprovalFlow.UnitTests.Berichten;

/// <summary>Others build on the contracts: what was once there stays, and each has an example that is one.</summary>
internal sealed partial class ContractenTests
{
    /// <summary>As they were first released. Lines are added, never changed.</summary>
    private const string Vormen = """
        afstemming-geweigerd berichtId:Guid code:String taakId:Guid tijdstip:Instant zin:String
        afstemming-herzien eenheid:String kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        afstemming-vastgelegd eenheid:String kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        afstemming-vastleggen medewerker:String taakId:Guid tekst:String toelichting:String token:String uitkomst:String versie:Int32
        besluit-aangehouden kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant volgnummer:Int32
        besluit-genomen kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        kamerdatum-gewijzigd kenmerk:String link:String notaId:Guid tijdstip:Instant volgnummer:Int32
        kamernummers-geregistreerd kenmerk:String link:String notaId:Guid tijdstip:Instant volgnummer:Int32
        nota-aangeboden kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant volgnummer:Int32
        nota-afgerond kenmerk:String link:String notaId:Guid tijdstip:Instant volgnummer:Int32
        nota-doorgeleid kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        nota-ingediend kenmerk:String link:String notaId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        nota-ingetrokken kenmerk:String link:String notaId:Guid tijdstip:Instant volgnummer:Int32
        nota-ondertekend kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        nota-teruggehaald kenmerk:String link:String notaId:Guid tijdstip:Instant volgnummer:Int32
        nota-teruggestuurd kenmerk:String link:String notaId:Guid stap:Stap taakId:Guid tijdstip:Instant volgnummer:Int32
        opdracht-gegeven kenmerk:String leaseTot:Instant link:String notaId:Guid opdracht:Int32 poging:Int32 soort:String
        opdracht-resultaat gegevens:IReadOnlyDictionary`2 gelukt:Boolean melding:String notaId:Guid opdracht:Int32
        procedure-bericht kenmerk:String link:String naam:String notaId:Guid sleutel:String tijdstip:Instant volgnummer:Int32
        ronde-afgerond kenmerk:String link:String notaId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        stukken-samengesteld kenmerk:String link:String notaId:Guid tijdstip:Instant versie:Int32 volgnummer:Int32
        taak-geopend eenheid:String kenmerk:String link:String notaId:Guid stap:Stap taakId:Guid termijn:LocalDate tijdstip:Instant versie:Int32 volgnummer:Int32
        taak-vervallen eenheid:String kenmerk:String link:String notaId:Guid stap:Stap taakId:Guid tijdstip:Instant volgnummer:Int32
        termijn-verzet kenmerk:String link:String notaId:Guid taakId:Guid tijdstip:Instant volgnummer:Int32
        """;

    /// <summary>
    /// What others must send: never more than at first, so that who was right once stays so. All else is optional, and
    /// may be null.
    /// </summary>
    private const string Verplicht = """
        afstemming-vastleggen medewerker taakId token uitkomst versie
        opdracht-resultaat gelukt notaId opdracht
        """;

    private static readonly Type[] Contracten =
    [
        .. Uitgaand.Soorten.Values,
        typeof(OpdrachtGegeven),
        typeof(OpdrachtResultaat),
        typeof(AfstemmingVastleggen),
        typeof(AfstemmingGeweigerd),
    ];

    [Test]
    public void What_a_contract_once_had_it_still_has()
    {
        foreach (var woorden in Vormen.Split('\n').Select(regel => regel.Split(' ')))
        {
            var contract = Contracten.SingleOrDefault(c => Uitgaand.Soort(c) == woorden[0]);
            Assert.That(contract, Is.Not.Null, $"{woorden[0]} is gone");
            Assert.That(Vorm(contract!), Is.SupersetOf(woorden[1..]), woorden[0]);
        }
    }

    [Test]
    public void Each_contract_is_held_here()
    {
        var gehouden = Vormen.Split('\n').Select(regel => regel.Split(' ')[0]);
        Assert.That(Contracten.Select(Uitgaand.Soort), Is.EquivalentTo(gehouden));
    }

    [Test]
    public void What_comes_in_never_has_to_hold_more_than_at_first()
    {
        foreach (var woorden in Verplicht.Split('\n').Select(regel => regel.Split(' ')))
        {
            var contract = Contracten.Single(c => Uitgaand.Soort(c) == woorden[0]);
            Assert.That(Vereist(contract), Is.SubsetOf(woorden[1..]), woorden[0]);
        }
    }

    [TestCaseSource(nameof(Contracten))]
    public void Its_example_is_one(Type contract)
    {
        var uitleg = File.ReadAllText(Path.Combine(Repository.Root, "src/ApprovalFlow.Notas/Berichten/README.md"));
        var voorbeeld = Voorbeeld().Matches(uitleg).Single(m => m.Groups["naam"].Value == Uitgaand.Soort(contract));
        var options = new JsonSerializerOptions(NotaJson.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        Assert.That(JsonSerializer.Deserialize(voorbeeld.Groups["json"].Value, contract, options), Is.Not.Null);
    }

    [Test]
    public void What_goes_out_has_no_member_for_what_people_write()
    {
        string[] verboden =
        [
            "tekst",
            "toelichting",
            "onderwerp",
            "uitkomst",
            "oordeel",
            "inhoud",
            "besluit",
            "medewerker",
        ];
        foreach (var contract in Uitgaand.Soorten.Values.Append(typeof(AfstemmingGeweigerd)))
        {
            Assert.That(Vorm(contract).Select(lid => lid.Split(':')[0]), Has.None.AnyOf(verboden), contract.Name);
        }
    }

    private static IEnumerable<string> Vorm(Type contract) =>
        contract
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p =>
                JsonNamingPolicy.CamelCase.ConvertName(p.Name)
                + ":"
                + (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).Name
            );

    private static IEnumerable<string> Vereist(Type contract)
    {
        var nullability = new NullabilityInfoContext();
        return contract
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p =>
                p.IsDefined(typeof(RequiredMemberAttribute))
                || p.IsDefined(typeof(JsonRequiredAttribute))
                || nullability.Create(p).WriteState == NullabilityState.NotNull
            )
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
    }

    [GeneratedRegex(
        @"### (?<naam>[a-z-]+)\n(?:(?!###)[\s\S])*?```json\n(?<json>[\s\S]*?)\n```",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Voorbeeld();
}
