using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using NodaTime;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>The eenheden, the people and the one nota of these tests.</summary>
internal sealed partial class Proef
{
    public static Eenheidsregister Eenheden { get; } =
        new([
            Eenheid("KD"),
            Eenheid("CDS", HoofdstukCode.OverwegingenUitvoering),
            Eenheid("HDFC", HoofdstukCode.FinancieleOverwegingen),
            Eenheid("DJZ", HoofdstukCode.JuridischeOverwegingen),
            Eenheid("DCo", HoofdstukCode.Communicatie),
            Eenheid("COID"),
            Eenheid("DGB"),
            Eenheid("STASDEF"),
            Eenheid("SG"),
            Eenheid("MINDEF"),
            Eenheid("SECRETARIAAT"),
        ]);

    public static Namen Namen { get; } = new(Eenheden, id => $"medewerker {id}");

    public static Medewerker Kd { get; } = Persoon("KD");

    public static Medewerker Lid(EenheidCode eenheid) => Persoon(eenheid.Value);

    public static BijlageGegevens Kamerbrief { get; } =
        new(
            BijlageId.Of(NieuwId()),
            "Kamerbrief.pdf",
            BijlageSoort.Kamerbrief,
            false,
            "application/pdf",
            3,
            new string('a', 64)
        );

    public static NotaInhoud Inhoud { get; } =
        new(
            new Kop
            {
                Soort = NotaSoort.TerBeslissing,
                Onderwerp = "Jaarverslag Integriteit Defensie 2024",
                Aan = EenheidCode.Of("STASDEF"),
                Van = EenheidCode.Of("DGB"),
                AfgestemdMet = [EenheidCode.Of("COID"), EenheidCode.Of("HDFC")],
                InAfschriftAan = [EenheidCode.Of("MINDEF")],
                Datum = new LocalDate(2025, 5, 12),
                OnzeReferentie = ["D2025-002301", "MINDEF20250017277"],
                OpgesteldDoor = new OpgesteldDoor("KD", "Beleidsmedewerker", null, null),
                Kamerdatum = new LocalDate(2025, 5, 21),
            },
            [
                .. Hoofdstukken
                    .Alle.Where(code => !Hoofdstukken.IsGegenereerd(code))
                    .Select(code => new Hoofdstuk(
                        code,
                        [new Blok((int)code + 1, BlokSoort.Alinea, $"Tekst van {code}, met \"é\" en €.")],
                        []
                    )),
            ]
        );

    private static Eenheid Eenheid(string code, HoofdstukCode? hoofdstuk = null) =>
        new()
        {
            Code = EenheidCode.Of(code),
            Naam = code,
            Hoofdstuk = hoofdstuk,
            GebruikelijkeZin = hoofdstuk is null ? null : "Geen gevolgen.",
        };

    private static Medewerker Persoon(string eenheid) =>
        new()
        {
            Id = MedewerkerId.Of(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(eenheid)).AsSpan(0, 16))),
            Aanmeldnaam = eenheid,
            Naam = $"Lid van {eenheid}",
            Eenheden = [EenheidCode.Of(eenheid)],
        };
}
