using System.Collections.Immutable;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Uitvoeren;

internal enum Bewaargroep
{
    Persoon,
    Handeling,
    Tekst,
    Bericht,
    Aanmelding,
    Beheer,
}

/// <summary>
/// What a table keeps of people: in words, for how long, in which columns it says who (a list of them ends in "[]"), and
/// which columns somebody gets of their own rows.
/// </summary>
internal sealed record Bewaarregel(
    Bewaargroep Groep,
    string Tabel,
    string Wat,
    string HoeLang,
    ImmutableArray<string> Wie,
    ImmutableArray<string> Velden
);

/// <summary>
/// Every table of the database: what it keeps of people, or that it keeps nothing of them. The page on privacy and the
/// export of one's own data are made from it, and a test holds it against the tables that there are.
/// </summary>
internal static class Bewaarregels
{
    public static ImmutableArray<string> ZonderPersonen { get; } =
    [
        "incident",
        "afkorting",
        "eenheid",
        "kalenderregel",
        "abonnement",
        "anker",
        "anker_kop",
        "bijlage_deel",
        "kalender_revisie",
        "kenmerk_teller",
        "klok",
        "opdracht",
        "procedure_instelling",
        "rappelstand",
        "teller",
        "timer",
        "verloop",
        "data_protection_key",
    ];

    public static ImmutableArray<Bewaarregel> Van(Instellingen instellingen)
    {
        var nota = "Zolang de nota bewaard wordt; er staat een nummer, geen naam";
        var naam = $"Tot {instellingen.Bewaartermijn.NamenNaDagen} dagen na vertrek; daarna staat er de functie";
        var vertrek = "Tot vertrek";
        var jaar = $"{KennisgevingStore.DaysKept} dagen nadat u het las, hoogstens zo lang als uw naam";
        var maand = $"{KeyStore.DaysKept} dagen";
        var sessie = $"Tot afmelden, hoogstens {instellingen.Aanmelden.Sessieduur.TotalHours:0} uur";
        return
        [
            Persoon(
                "medewerker",
                "Naam, aanmeldnaam en e-mailadres",
                naam,
                "id",
                "aanmeldnaam,naam,emailadres,is_beheerder,uit_dienst_op,laatste_eenheid,naam_vervangen_op"
            ),
            Persoon("registerpersoon", "Eerdere namen en adressen", naam, "medewerker", "oud,nieuw"),
            Persoon(
                "lidmaatschap",
                "Van welke eenheden u lid of hoofd bent",
                vertrek,
                "medewerker_id",
                "eenheid,soort"
            ),
            Persoon(
                "vervanging",
                "Wie wie vervangt, en wie dat vastlegde",
                nota,
                "houder,vervanger,ingevoerd_door,beeindigd_door",
                "soort,eenheid,eerste_dag,laatste_dag,grond,van,tot"
            ),
            Handeling(
                "gebeurtenis",
                "Wat u deed in nota's, wanneer en namens wie",
                nota,
                "door",
                "nota_id,volgnummer,soort,op,functie,namens,grond,aanmelding"
            ),
            Handeling(
                "nota",
                "Van welke nota's u steller of medesteller bent",
                nota,
                "steller,stellers[],medestellers[]",
                "kenmerk,status,aangemaakt_op"
            ),
            Handeling("nota_versie", "Welke versies u indiende", nota, "ingediend_door", "nota_id,versie,ingediend_op"),
            Handeling(
                "nota_lezer",
                "Welke nota's voor u persoonlijk open staan",
                nota,
                "medewerker",
                "nota_id,grond,van,tot"
            ),
            Handeling(
                "taak",
                "Welke taken u had en afrondde",
                nota,
                "behandelaar,afgerond_door",
                "nota_id,stap,eenheid,status,uitkomst,afgerond_op"
            ),
            Handeling("gelezen_versie", "Welke versies u opende", nota, "medewerker", "nota_id,versie,op"),
            Handeling("jaarbegin", "Welke nota's van de jaarplanning u begon", nota, "door", "jaar,op"),
            Tekst(
                "afstemming",
                "Antwoorden die u gaf",
                nota,
                "door",
                "nota_id,eenheid,versie,oordeel,tekst,toelichting,op"
            ),
            Tekst(
                "paraaf",
                "Voorstellen die u deed of teruggaf",
                nota,
                "door,teruggegeven_door",
                "nota_id,eenheid,oordeel,op,teruggegeven_op"
            ),
            Tekst(
                "opmerking",
                "Opmerkingen die u maakte of afhandelde",
                nota,
                "door,afgehandeld_door",
                "nota_id,eenheid,status,op,afgehandeld_op"
            ),
            Tekst(
                "vraag",
                "Vragen die u stelde of beantwoordde",
                nota,
                "door,beantwoord_door",
                "nota_id,eenheid,op,beantwoord_op"
            ),
            Tekst("gebeurtenis_inhoud", "Teksten in nota's en toelichtingen; daarin kan een naam staan", nota, "", ""),
            Tekst("bijlage", "Bijlagen; daarin kan een naam staan", nota, "", ""),
            Tekst(
                "concept",
                "Concepten van nota's, en wie ze het laatst wijzigde",
                nota,
                "bijgewerkt_door",
                "nota_id,bijgewerkt_op"
            ),
            Tekst(
                "antwoord_concept",
                "Antwoorden die u aan het schrijven bent",
                "Tot u antwoordt of vertrekt",
                "medewerker",
                "nota_id,uitkomst,tekst,toelichting,bijgewerkt_op"
            ),
            Bericht("kennisgeving", "Meldingen aan u", jaar, "ontvanger", "soort,zin,op,gelezen_op"),
            Bericht("mail", "Mails aan u, zonder inhoud", jaar, "ontvanger", "adres,status,verzonden_op,melding"),
            Bericht("mailvoorkeur", "Hoe u mail wilt krijgen", nota, "medewerker", "keuze"),
            Bericht("rappel", "Herinneringen die u verstuurde", nota, "door", "nota_id,soort,dag"),
            Bericht("outbox", "Berichten naar andere systemen", $"{maand}, en tot elke abonnee het heeft", "", ""),
            Bericht(
                "agenda",
                "Uw agendalinks, niet de link zelf",
                nota,
                "medewerker",
                "soort,aangemaakt_op,ingetrokken_op"
            ),
            Aanmelding("sessie", "Uw sessies", sessie, "medewerker", "begin,tot"),
            Aanmelding(
                "token",
                "Uw tokens: naam en gebruik, niet het token zelf",
                nota,
                "medewerker",
                "naam,omvang,gemaakt,tot,ingetrokken,gebruikt"
            ),
            Aanmelding(
                "inzage",
                "Welke gemerkte nota's u opende, en wat u geweigerd is",
                nota,
                "medewerker",
                "soort,op,handeling,voorwerp,uitkomst,herkomst"
            ),
            Aanmelding(
                "sleutel",
                "Verzoeken van uw programma's, om herhaling te herkennen",
                maand,
                "medewerker",
                "sleutel,status,aangemaakt"
            ),
            Beheer("weergave", "Filters die u bewaarde", vertrek, "medewerker", "naam,vraag"),
            Beheer("registerwijziging", "Wat u wijzigde in registers", nota, "door", "register,op"),
            Beheer("procedure", "Procedures die u in gebruik nam", nota, "geplaatst_door", "key,versie,geplaatst_op"),
            Beheer("jaarnota", "Wat u in de jaarplanning zette", nota, "toegevoegd_door", "naam,toegevoegd_op"),
            Beheer("abonnee", "Abonnees die u wijzigde", nota, "gewijzigd_door", "naam,gewijzigd_op"),
            Beheer("koppeling", "Koppelingen die u wijzigde", nota, "gewijzigd_door", "naam,gewijzigd_op"),
            Beheer(
                "onbestelbaar",
                "Berichten die u opnieuw liet verwerken",
                $"{maand} daarna",
                "afgehandeld_door",
                "wachtrij,afgehandeld_op"
            ),
        ];
    }

    public static (string Titel, string Waarom) Woord(Bewaargroep groep) =>
        groep switch
        {
            Bewaargroep.Persoon => ("Wie u bent", "Om te weten wie u bent, en namens wie u mag handelen."),
            Bewaargroep.Handeling => (
                "Wat u deed",
                "Een besluit moet later te volgen en te bewijzen zijn (Archiefwet)."
            ),
            Bewaargroep.Tekst => ("Wat u schreef", "Het is deel van de nota, of wordt dat."),
            Bewaargroep.Bericht => ("Berichten", "Om u te laten weten wat er van u gevraagd wordt."),
            Bewaargroep.Aanmelding => ("Aanmelden en inzien", "Om vertrouwelijke informatie te beveiligen (BIO)."),
            Bewaargroep.Beheer => ("Instellen en beheren", "Om te weten wie iets instelde."),
        };

    private static Bewaarregel Persoon(string tabel, string wat, string hoeLang, string wie, string velden) =>
        Regel(Bewaargroep.Persoon, tabel, wat, hoeLang, wie, velden);

    private static Bewaarregel Handeling(string tabel, string wat, string hoeLang, string wie, string velden) =>
        Regel(Bewaargroep.Handeling, tabel, wat, hoeLang, wie, velden);

    private static Bewaarregel Tekst(string tabel, string wat, string hoeLang, string wie, string velden) =>
        Regel(Bewaargroep.Tekst, tabel, wat, hoeLang, wie, velden);

    private static Bewaarregel Bericht(string tabel, string wat, string hoeLang, string wie, string velden) =>
        Regel(Bewaargroep.Bericht, tabel, wat, hoeLang, wie, velden);

    private static Bewaarregel Aanmelding(string tabel, string wat, string hoeLang, string wie, string velden) =>
        Regel(Bewaargroep.Aanmelding, tabel, wat, hoeLang, wie, velden);

    private static Bewaarregel Beheer(string tabel, string wat, string hoeLang, string wie, string velden) =>
        Regel(Bewaargroep.Beheer, tabel, wat, hoeLang, wie, velden);

    private static Bewaarregel Regel(
        Bewaargroep groep,
        string tabel,
        string wat,
        string hoeLang,
        string wie,
        string velden
    ) => new(groep, tabel, wat, hoeLang, Lijst(wie), Lijst(velden));

    private static ImmutableArray<string> Lijst(string tekst) =>
        [.. tekst.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
