using System.Globalization;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>Dates as a Dutch sentence has them, the same on a machine without Dutch culture data.</summary>
internal static class DutchDate
{
    private static readonly string[] Weekdays =
    [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];

    private static readonly string[] Months =
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];

    public static string Weekday(LocalDate date) => Weekdays[(int)date.DayOfWeek - 1];

    /// <summary>"29 mei"</summary>
    public static string DayMonth(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]}");

    /// <summary>"29 mei 2025"</summary>
    public static string DayMonthYear(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{DayMonth(date)} {date.Year}");

    /// <summary>"donderdag 29 mei 2025"</summary>
    public static string Full(LocalDate date) => $"{Weekday(date)} {DayMonthYear(date)}";
}
