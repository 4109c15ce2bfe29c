using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Pages;

/// <summary>Dates, states and sizes as a page says them.</summary>
internal static class Woorden
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly LocalDatePattern Lang = LocalDatePattern.Create("dddd d MMMM yyyy", Nederlands);
    private static readonly LocalDatePattern Kort = LocalDatePattern.Create("d MMMM", Nederlands);
    private static readonly ZonedDateTimePattern Klok = ZonedDateTimePattern.Create(
        "dddd d MMMM yyyy, HH:mm",
        Nederlands,
        null,
        null,
        new ZonedDateTime()
    );

    /// <summary>"maandag 12 mei 2025".</summary>
    public static string Dag(LocalDate datum) => Lang.Format(datum);

    /// <summary>"12 mei", where the year is known.</summary>
    public static string Dagmaand(LocalDate datum) => Kort.Format(datum);

    /// <summary>"2,4".</summary>
    public static string Getal(double getal) => getal.ToString("0.#", Nederlands);

    /// <summary>"do 15 mei"; with the year when that is another one than today's.</summary>
    public static string Dagkort(LocalDate datum, LocalDate vandaag) =>
        LocalDatePattern
            .Create(datum.Year == vandaag.Year ? "ddd d MMMM" : "ddd d MMMM yyyy", Nederlands)
            .Format(datum);

    /// <summary>"maandag 12 mei 2025, 09:00", in Amsterdam.</summary>
    public static string Moment(Instant moment) => Klok.Format(moment.InZone(Amsterdam.Zone));

    /// <summary>"2025-05-12", as a date field holds it.</summary>
    public static string Iso(LocalDate? datum) => datum is { } known ? LocalDatePattern.Iso.Format(known) : "";

    /// <summary>How far away a termijn is, in working days: "nog 3 werkdagen", "vandaag", "2 werkdagen te laat".</summary>
    public static string Over(LocalDate vandaag, LocalDate termijn, Werkkalender werkkalender)
    {
        if (termijn == vandaag)
        {
            return "vandaag";
        }
        var telling = werkkalender.Tussen(vandaag, termijn);
        var dagen = telling.Weigering is null ? Math.Abs(telling.Value) : 0;
        return (termijn < vandaag, dagen) switch
        {
            (true, 0) => "te laat",
            (true, _) => $"{Werkdagen(dagen)} te laat",
            (false, 0) => "voor de volgende werkdag",
            (false, _) => $"nog {Werkdagen(dagen)}",
        };
    }

    public static string Werkdagen(int aantal) => aantal is 1 or -1 ? $"{aantal} werkdag" : $"{aantal} werkdagen";

    /// <summary>Slack towards the Kamerdatum; a plan that does not fit says so.</summary>
    public static string Speling(int? dagen) =>
        dagen switch
        {
            null => "niet te berekenen",
            < 0 => $"past niet: {Werkdagen(-dagen.Value)} te kort",
            0 => "geen speling",
            _ => $"{Werkdagen(dagen.Value)} speling",
        };

    public static string Status(NotaStatus status) =>
        status switch
        {
            NotaStatus.Concept => "Concept",
            NotaStatus.Lopend => "In behandeling",
            NotaStatus.Afgerond => "Afgerond",
            NotaStatus.Afgewezen => "Afgewezen",
            NotaStatus.Ingetrokken => "Ingetrokken",
        };

    public static string Soort(NotaSoort soort) =>
        soort switch
        {
            NotaSoort.TerBeslissing => "Ter beslissing",
            NotaSoort.TerInformatie => "Ter informatie",
        };

    public static string Soort(BijlageSoort soort) =>
        soort switch
        {
            BijlageSoort.Kamerbrief => "Kamerbrief",
            BijlageSoort.Rapport => "Rapport",
            BijlageSoort.Overig => "Overig",
        };

    public static string Bron(Bron bron, EenheidCode? eigenaar) =>
        bron switch
        {
            ApprovalFlow.Notas.Dossiers.Bron.Steller => "Geschreven door de steller",
            ApprovalFlow.Notas.Dossiers.Bron.Voorstel =>
                $"Voorstel van de steller; {eigenaar} heeft nog niet geantwoord",
            ApprovalFlow.Notas.Dossiers.Bron.Afstemming => $"Antwoord van {eigenaar}",
            ApprovalFlow.Notas.Dossiers.Bron.Gegenereerd => "Gemaakt door het systeem",
        };

    public static string Grootte(long bytes) =>
        bytes switch
        {
            < 1024 => $"{bytes} bytes",
            < 1024 * 1024 => string.Create(Nederlands, $"{bytes / 1024.0:0} kB"),
            _ => string.Create(Nederlands, $"{bytes / 1024.0 / 1024.0:0.#} MB"),
        };

    /// <summary>"CDS (Commandant der Strijdkrachten)".</summary>
    public static string Voluit(EenheidCode code, Namen namen) =>
        namen.Eenheden.Naam(code) is var naam && naam != code.Value ? $"{code} ({naam})" : code.Value;

    public static string Hoofdletter(string tekst) =>
        tekst.Length == 0 ? tekst : char.ToUpper(tekst[0], Nederlands) + tekst[1..];

    /// <summary>Where the nota of this year is: "op de opsteltafel", "bij afstemmen", "afgerond".</summary>
    public static string Jaarstand(ApprovalFlow.Web.Kennisgeven.Jaarnotastand stand) =>
        stand.Status switch
        {
            NotaStatus.Concept => "in voorbereiding",
            NotaStatus.Lopend => stand.Bij.IsEmpty
                ? "loopt"
                : $"bij {string.Join(" en ", stand.Bij.Select(StapCodes.Code))}",
            NotaStatus.Afgerond => "afgerond",
            NotaStatus.Afgewezen => "afgewezen",
            NotaStatus.Ingetrokken => "ingetrokken",
        };
}
