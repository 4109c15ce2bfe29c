using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Web.Pages;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>A stand in a word and a sign, so that nobody depends on its colour.</summary>
internal static class Standwoorden
{
    public static string Woord(Stand stand) =>
        stand switch
        {
            Stand.Vastgelopen => "Vastgelopen",
            Stand.TeLaat => "Te laat",
            Stand.InGevaar => "Kamerdatum in gevaar",
            Stand.Krap => "Krap",
            Stand.Wacht => "Wacht op het systeem",
            Stand.OpSchema => "Op schema",
        };

    public static string Teken(Stand stand) =>
        stand switch
        {
            Stand.Vastgelopen => "✖",
            Stand.TeLaat => "!",
            Stand.InGevaar => "▲",
            Stand.Krap => "◔",
            Stand.Wacht => "…",
            Stand.OpSchema => "✓",
        };

    /// <summary>What it means, for the help at the tiles.</summary>
    public static string Uitleg(Stand stand) =>
        stand switch
        {
            Stand.Vastgelopen => "Er staat een incident; een beheerder moet het opnieuw proberen.",
            Stand.TeLaat => "Een termijn is voorbij.",
            Stand.InGevaar => "De stappen die nog komen, passen niet meer voor de Kamerdatum.",
            Stand.Krap => $"Hoogstens {Woorden.Werkdagen(DashboardVragen.KrapTot)} speling.",
            Stand.Wacht => "Niemand is aan zet: de nota is aangehouden of het systeem is bezig.",
            Stand.OpSchema => "Alles is op tijd.",
        };

    public static string Volgorde(Volgorde volgorde) =>
        volgorde switch
        {
            Dashboard.Volgorde.Termijn => "Eerste termijn",
            Dashboard.Volgorde.Speling => "Minste speling",
            Dashboard.Volgorde.Kamerdatum => "Kamerdatum",
            Dashboard.Volgorde.Kenmerk => "Kenmerk",
        };

    /// <summary>"HDFC", "afstemmen": who is asked what.</summary>
    public static string Vraag(Taak taak) => $"{taak.Eenheid}: {StapCodes.Code(taak.Stap)}";
}
