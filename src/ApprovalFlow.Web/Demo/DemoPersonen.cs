using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;

namespace ApprovalFlow.Web.Demo;

/// <summary>The eenheden of the ministry and invented people in them.</summary>
internal static class DemoPersonen
{
    public static ImmutableArray<Eenheid> Eenheden { get; } =
    [
        Eenheid("KD", "Kerndepartement"),
        Eenheid("DGB", "Directoraat-Generaal Beleid"),
        Eenheid(
            "CDS",
            "Commandant der Strijdkrachten",
            HoofdstukCode.OverwegingenUitvoering,
            "CDS heeft geen opmerkingen over de uitvoering."
        ),
        Eenheid(
            "HDFC",
            "Hoofddirectie Financiën en Control",
            HoofdstukCode.FinancieleOverwegingen,
            "HDFC voorziet geen gevolgen voor de begroting."
        ),
        Eenheid(
            "DJZ",
            "Directie Juridische Zaken",
            HoofdstukCode.JuridischeOverwegingen,
            "DJZ voorziet geen juridische gevolgen."
        ),
        Eenheid(
            "DCo",
            "Directie Communicatie",
            HoofdstukCode.Communicatie,
            "DCo neemt dit onderwerp mee in de gewone berichtgeving."
        ),
        Eenheid("COID", "Centrale Organisatie Integriteit Defensie"),
        Eenheid("HDP", "Hoofddirectie Personeel") with
        {
            MetParaaf = true,
        },
        Functie("STASDEF", "Staatssecretaris van Defensie"),
        Functie("MINDEF", "Minister van Defensie"),
        Functie("SG", "Secretaris-generaal"),
        Eenheid("SECRETARIAAT", "Secretariaat"),
    ];

    public static ImmutableArray<Afkorting> Afkortingen { get; } =
    [
        new("JID", "Jaarverslag Integriteit Defensie"),
        new("TK", "Tweede Kamer der Staten-Generaal"),
        new("Woo", "Wet open overheid"),
    ];

    public static ImmutableArray<Medewerker> Medewerkers { get; } =
    [
        Medewerker("kd", "Karin Dekker", "KD"),
        Medewerker("kd2", "Koen Drost", "KD"),
        Medewerker("cds", "Casper Smit", "CDS"),
        Medewerker("hdfc", "Hanna Fennema", "HDFC"),
        Medewerker("hdfc2", "Hugo Faber", "HDFC"),
        Medewerker("hdfc-hoofd", "Henriëtte Vos", "HDFC") with
        {
            HoofdVan = [EenheidCode.Of("HDFC")],
        },
        Medewerker("djz", "Dirk Jan Zwart", "DJZ"),
        Medewerker("dco", "Dina Coenen", "DCo"),
        Medewerker("coid", "Chantal Oud", "COID"),
        Medewerker("hdp", "Hilde Prins", "HDP"),
        Medewerker("hdp-hoofd", "Herman Post", "HDP") with
        {
            HoofdVan = [EenheidCode.Of("HDP")],
        },
        Medewerker("dgb", "Daan Groot-Bos", "DGB") with
        {
            HoofdVan = [EenheidCode.Of("DGB")],
        },
        Medewerker("stasdef", "Stella Adams", "STASDEF") with
        {
            HoofdVan = [EenheidCode.Of("STASDEF")],
        },
        Medewerker("sg", "Simon Gerritsen", "SG") with
        {
            HoofdVan = [EenheidCode.Of("SG")],
        },
        Medewerker("secretariaat", "Sara Kramer", "SECRETARIAAT"),
        Medewerker("mindef", "Mirjam de Boer", "MINDEF") with
        {
            HoofdVan = [EenheidCode.Of("MINDEF")],
        },
        Medewerker("beheer", "Bas Heeren") with
        {
            IsBeheerder = true,
        },
    ];

    private static Eenheid Functie(string code, string naam) =>
        Eenheid(code, naam) with
        {
            Soort = EenheidSoort.Functie,
        };

    private static Eenheid Eenheid(string code, string naam, HoofdstukCode? hoofdstuk = null, string? zin = null) =>
        new()
        {
            Code = EenheidCode.Of(code),
            Naam = naam,
            Hoofdstuk = hoofdstuk,
            GebruikelijkeZin = zin,
        };

    private static Medewerker Medewerker(string aanmeldnaam, string naam, params string[] eenheden) =>
        new()
        {
            Id = MedewerkerId.Of(Id(aanmeldnaam)),
            Aanmeldnaam = aanmeldnaam,
            Naam = naam,
            Emailadres = Emailadres.Of($"{aanmeldnaam}@ministerie.example"),
            Eenheden = [.. eenheden.Select(EenheidCode.Of)],
        };

    /// <summary>The same person has the same id in every demo; the version and variant bits are those of a UUIDv7.</summary>
    private static Guid Id(string aanmeldnaam)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"demo {aanmeldnaam}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
