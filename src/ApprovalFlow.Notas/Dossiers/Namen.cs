using System.Globalization;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>Turns ids and dates into what a reader sees. Names are looked up when read, never stored in an event.</summary>
public sealed class Namen(Eenheidsregister eenheden, Func<MedewerkerId, string> medewerker)
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public Eenheidsregister Eenheden => eenheden;

    public string Medewerker(MedewerkerId? id) => id is { } known ? medewerker(known) : "Het systeem";

    /// <summary>Without a person it was a koppeling, or nobody: then the system recorded the silence.</summary>
    public string Wie(Afstemming antwoord) =>
        antwoord.Koppeling is { } koppeling
            ? Koppeling(koppeling, antwoord.Eenheid, antwoord.OpgegevenMedewerker)
            : Medewerker(antwoord.Door);

    /// <summary>Who was first.</summary>
    public string Wie(TaakIsAlAfgerond race) => race.Antwoord is { } antwoord ? Wie(antwoord) : Medewerker(race.Door);

    /// <summary>Who did it: for a decision on paper or by voice who took it, not who recorded it.</summary>
    public string Wie(Vastlegging bij) =>
        bij.Gebeurtenis.Registratie is { } registratie
            ? $"{medewerker(registratie.GenomenDoor)} ({registratie.Eenheid})"
            : Wie(bij.Handeling, bij.Gebeurtenis.Inhoud?.OpgegevenMedewerker);

    /// <summary>"Dirk Zwart (DJZ), namens HDFC als vervanger van Anne Bakker" where somebody stood in.</summary>
    public string Wie(Handeling handeling, string? opgegeven = null)
    {
        if (handeling.Door is not { } door)
        {
            return handeling.Koppeling is { } koppeling
                ? Koppeling(koppeling, handeling.Namens, opgegeven)
                : "Het systeem";
        }
        var functie = handeling.Functie is { } code ? $" ({code})" : "";
        var namens = handeling.Namens is { } other ? $", namens {other}" : "";
        var grond = Handelingsgrond.Parse(handeling.Grond) is { } known
            ? " " + known.Zin(medewerker(known.Houder))
            : "";
        return medewerker(door) + functie + namens + grond;
    }

    private static string Koppeling(string naam, EenheidCode? namens, string? opgegeven) =>
        $"Koppeling {naam} namens {namens}" + (opgegeven is null ? "" : $", opgegeven medewerker {opgegeven}");

    /// <summary>"21 mei 2025".</summary>
    public static string Datum(LocalDate datum) => LocalDatePattern.Create("d MMMM yyyy", Nederlands).Format(datum);

    public static string Datum(Instant moment) => Datum(Dag(moment));

    /// <summary>The day in Amsterdam on which this moment falls.</summary>
    public static LocalDate Dag(Instant moment) => moment.InZone(Amsterdam).Date;

    public static string Lijst(IEnumerable<EenheidCode> codes)
    {
        var texts = codes.Select(c => c.Value).ToArray();
        return texts.Length <= 1 ? string.Concat(texts) : string.Join(", ", texts[..^1]) + " en " + texts[^1];
    }
}
