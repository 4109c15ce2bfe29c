using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>The days that the Algemene termijnenwet itself names (article 3, paragraphs 1 and 2).</summary>
public enum Feestdag
{
    Nieuwjaarsdag,
    GoedeVrijdag,
    TweedePaasdag,
    Koningsdag,
    Bevrijdingsdag,
    Hemelvaartsdag,
    TweedePinksterdag,
    EersteKerstdag,
    TweedeKerstdag,
}

/// <summary>
/// The statutory days of any year, by the law as it stands since 2014. 5 May is one of them every year, and Goede Vrijdag
/// is, although it is no public holiday at most employers. First paasdag and first pinksterdag are not named: they are
/// Sundays. Days that a besluit equates (article 3, paragraph 3) are data, see <see cref="GelijkgesteldeDag"/>.
/// </summary>
public static class Feestdagen
{
    public static ImmutableArray<Feestdag> Alle { get; } = [.. Enum.GetValues<Feestdag>()];

    public static LocalDate Datum(Feestdag feestdag, int jaar) =>
        feestdag switch
        {
            Feestdag.Nieuwjaarsdag => new LocalDate(jaar, 1, 1),
            Feestdag.GoedeVrijdag => Pasen(jaar).PlusDays(-2),
            Feestdag.TweedePaasdag => Pasen(jaar).PlusDays(1),
            Feestdag.Koningsdag => Koningsdag(jaar),
            Feestdag.Bevrijdingsdag => new LocalDate(jaar, 5, 5),
            Feestdag.Hemelvaartsdag => Pasen(jaar).PlusDays(39),
            Feestdag.TweedePinksterdag => Pasen(jaar).PlusDays(50),
            Feestdag.EersteKerstdag => new LocalDate(jaar, 12, 25),
            Feestdag.TweedeKerstdag => new LocalDate(jaar, 12, 26),
        };

    public static string Naam(Feestdag feestdag) =>
        feestdag switch
        {
            Feestdag.Nieuwjaarsdag => "Nieuwjaarsdag",
            Feestdag.GoedeVrijdag => "Goede Vrijdag",
            Feestdag.TweedePaasdag => "tweede paasdag",
            Feestdag.Koningsdag => "Koningsdag",
            Feestdag.Bevrijdingsdag => "Bevrijdingsdag",
            Feestdag.Hemelvaartsdag => "Hemelvaartsdag",
            Feestdag.TweedePinksterdag => "tweede pinksterdag",
            Feestdag.EersteKerstdag => "eerste kerstdag",
            Feestdag.TweedeKerstdag => "tweede kerstdag",
        };

    /// <summary>The code in files: "goede-vrijdag".</summary>
    public static string Code(Feestdag feestdag) => Naam(feestdag).ToLowerInvariant().Replace(' ', '-');

    public static Feestdag? Parse(string? code) =>
        Alle.Where(feestdag => Code(feestdag) == code).Select(feestdag => (Feestdag?)feestdag).FirstOrDefault();

    /// <summary>Easter Sunday of the Gregorian calendar: the anonymous algorithm (Nature, 20 April 1876; Meeus, ch. 8).</summary>
    public static LocalDate Pasen(int jaar)
    {
        var golden = jaar % 19;
        var (century, rest) = Math.DivRem(jaar, 100);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - moonShift + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * correction) + 114, 31);
        return new LocalDate(jaar, month, day + 1);
    }

    // Since 2014 the King's birthday, 27 April, is celebrated the day before when it is a Sunday.
    private static LocalDate Koningsdag(int jaar)
    {
        var birthday = new LocalDate(jaar, 4, 27);
        return birthday.DayOfWeek == IsoDayOfWeek.Sunday ? birthday.PlusDays(-1) : birthday;
    }
}
