using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Web.Pages;
using Microsoft.AspNetCore.Html;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>The figures as pictures. Each has its numbers written in it, so that nothing hangs on a length or a colour.</summary>
internal static class Grafieken
{
    /// <summary>As many eenheden as a picture can show; the table behind it has them all.</summary>
    public const int MaxBalken = 12;

    private const int Breed = 560;
    private const int Label = 120;
    private const int Rij = 30;

    public static IHtmlContent Weken(IReadOnlyList<Weekcijfer> weken)
    {
        const int hoog = 210;
        const int grond = 165;
        var hoogste = Math.Max(1, weken.Max(w => Math.Max(w.Termijnen, w.Kamerdatums)));
        var stap = (double)Breed / weken.Count;
        var svg = new Svg(
            "weken",
            Breed,
            hoog,
            "Wat er per week valt",
            $"Staven met het aantal termijnen en Kamerdatums in elk van de komende {weken.Count} weken."
        );
        svg.Lijn(0, grond, Breed, grond, Svg.Lijnkleur);
        foreach (var (week, index) in weken.Select((w, i) => (w, i)))
        {
            var x = index * stap + stap / 2;
            Staaf(svg, x - 19, grond, week.Termijnen, hoogste, Svg.Blauw, null);
            Staaf(svg, x + 1, grond, week.Kamerdatums, hoogste, "#fff", Svg.Rood);
            svg.Tekst(x, grond + 18, $"wk {Kalenderweek.Nummer(week.Maandag)}", "middle", 12);
            svg.Tekst(x, grond + 34, Woorden.Dagmaand(week.Maandag), "middle", 11, Svg.Zacht);
        }
        return svg.Html();
    }

    public static IHtmlContent Eenheden(IReadOnlyList<Belasting> eenheden)
    {
        var rijen = eenheden.Take(MaxBalken).ToList();
        var meest = Math.Max(1, rijen.Max(e => e.Open));
        var svg = new Svg(
            "belasting",
            Breed,
            rijen.Count * Rij + 4,
            "Open taken per eenheid",
            $"Balken met de open taken van {Aantal(rijen.Count)}, en hoeveel daarvan te laat zijn."
        );
        foreach (var (eenheid, index) in rijen.Select((e, i) => (e, i)))
        {
            var y = index * Rij + 4;
            var lengte = (Breed - Label - 130.0) * eenheid.Open / meest;
            var laat = lengte * eenheid.TeLaat / Math.Max(1, eenheid.Open);
            svg.Tekst(Label - 8, y + 15, eenheid.Eenheid.Value, "end");
            svg.Vlak(Label, y, lengte, 20, Svg.Licht);
            svg.Vlak(Label, y, laat, 20, Svg.Rood);
            var woorden = eenheid.TeLaat == 0 ? $"{eenheid.Open}" : $"{eenheid.Open}, {eenheid.TeLaat} te laat";
            svg.Tekst(Label + lengte + 6, y + 15, woorden, grootte: 13, vet: eenheid.TeLaat > 0);
        }
        return svg.Html();
    }

    public static IHtmlContent Stappen(IReadOnlyList<Doorlooptijd> stappen)
    {
        var langst = Math.Max(1, stappen.Max(s => s.Gemiddeld));
        var svg = new Svg(
            "doorlooptijden",
            Breed,
            stappen.Count * Rij + 4,
            "Gemiddelde doorlooptijd per stap",
            "Balken met het gemiddelde aantal werkdagen van elke stap in het afgelopen jaar."
        );
        foreach (var (stap, index) in stappen.Select((s, i) => (s, i)))
        {
            var y = index * Rij + 4;
            var lengte = (Breed - Label - 150.0) * stap.Gemiddeld / langst;
            svg.Tekst(Label - 8, y + 15, StapCodes.Code(stap.Stap), "end");
            svg.Vlak(Label, y, lengte, 20, Svg.Blauw);
            svg.Tekst(Label + lengte + 6, y + 15, $"{Woorden.Getal(stap.Gemiddeld)} werkdagen");
        }
        return svg.Html();
    }

    private static void Staaf(Svg svg, double x, double grond, int aantal, int hoogste, string kleur, string? rand)
    {
        if (aantal > 0)
        {
            var hoog = 130.0 * aantal / hoogste;
            svg.Vlak(x, grond - hoog, 18, hoog, kleur, rand);
            svg.Tekst(x + 9, grond - hoog - 5, $"{aantal}", "middle", 12, vet: true);
        }
    }

    private static string Aantal(int eenheden) => eenheden == 1 ? "1 eenheid" : $"{eenheden} eenheden";
}
