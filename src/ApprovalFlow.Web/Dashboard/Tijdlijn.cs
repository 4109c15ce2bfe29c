using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Pages;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace ApprovalFlow.Web.Dashboard;

/// <summary>A nota on the timeline: its earliest termijn, the latest dates of the steps to come, its Kamerdatum.</summary>
internal sealed record Tijdlijnrij(Dashboardregel Regel, ImmutableArray<PlanStap> NogTeDoen);

/// <summary>The weeks up to the Kamerdatums of the notas on one page of the list, with what falls where.</summary>
internal sealed record Tijdlijn(ImmutableArray<Tijdlijnrij> Rijen, LocalDate Vandaag)
{
    public const int MaxWeken = 12;
    private const int MinWeken = 3;
    private const int Breed = 1200;

    // As wide as the longest marking.
    private const int Label = 215;
    private const int Kop = 46;
    private const int Rij = 38;

    private LocalDate Begin => Kalenderweek.Maandag(Vandaag);

    /// <summary>As many as the last Kamerdatum asks for; what lies further away stands at the right edge.</summary>
    private int Weken =>
        Math.Clamp(
            Rijen
                .Select(r => r.Regel.Nota.Kamerdatum)
                .Where(datum => datum is not null)
                .Select(datum => Period.DaysBetween(Begin, datum!.Value) / 7 + 1)
                .DefaultIfEmpty(MinWeken)
                .Max(),
            MinWeken,
            MaxWeken
        );

    public IHtmlContent Html()
    {
        var svg = new Svg(
            "tijdlijn",
            Breed,
            Kop + Rijen.Length * Rij + 8,
            "Tijdlijn van de nota's op deze pagina",
            $"Voor elke nota de eerste termijn, de stappen die nog komen en de Kamerdatum, over {Weken} weken vanaf "
                + $"{Woorden.Dagmaand(Begin)}."
        );
        for (var week = 0; week < Weken; week++)
        {
            var maandag = Begin.PlusWeeks(week);
            svg.Lijn(X(maandag), Kop - 8, X(maandag), Kop + Rijen.Length * Rij, Svg.Lijnkleur);
            svg.Tekst(X(maandag) + 4, 16, $"week {Kalenderweek.Nummer(maandag)}", grootte: 13, vet: true);
            svg.Tekst(X(maandag) + 4, 32, Woorden.Dagmaand(maandag), grootte: 12, kleur: Svg.Zacht);
        }
        foreach (var (rij, index) in Rijen.Select((r, i) => (r, i)))
        {
            Teken(svg, rij, Kop + index * Rij + Rij / 2.0);
        }
        return svg.Lijn(X(Vandaag), Kop - 8, X(Vandaag), Kop + Rijen.Length * Rij, Svg.Inkt, 2).Html();
    }

    private void Teken(Svg svg, Tijdlijnrij rij, double y)
    {
        var regel = rij.Regel;
        svg.Tekst(Label - 10, y - 1, regel.Nota.Kenmerk, "end");
        svg.Tekst(Label - 10, y + 14, Merking.Woord(regel.Nota.Rubricering), "end", grootte: 12, kleur: Svg.Zacht);
        if (regel.Nota.Kamerdatum is { } kamerdatum)
        {
            var past = !(regel.Stand.Speling < 0);
            svg.Lijn(X(Vandaag), y, X(kamerdatum), y, past ? Svg.Licht : Svg.Rood, 4, gestippeld: !past);
            foreach (var stap in rij.NogTeDoen)
            {
                svg.Vlak(X(stap.UitersteDatum) - 5, y - 5, 10, 10, "#fff", Svg.Blauw);
            }
            svg.Ruit(X(kamerdatum), y, 9, Svg.Inkt);
        }
        if (regel.Stand.Termijn is { } termijn)
        {
            svg.Rondje(X(termijn), y, 7, regel.TeLaat ? Svg.Rood : Svg.Blauw);
            if (regel.TeLaat)
            {
                svg.Tekst(X(termijn), y + 5, "!", "middle", 13, "#fff", vet: true);
            }
        }
    }

    /// <summary>The middle of a day; what lies outside stands at the edge.</summary>
    private double X(LocalDate datum)
    {
        var dagen = Math.Clamp(Period.DaysBetween(Begin, datum), 0, Weken * 7 - 1);
        return Label + (dagen + 0.5) * (Breed - Label - 10) / (Weken * 7);
    }
}

/// <summary>Works out the steps that each nota of a page still has before it, by the backward plan.</summary>
internal sealed class TijdlijnLezer(ProcedureStore store, Procedures procedures, Kalender kalender)
{
    public async Task<Tijdlijn> Van(IReadOnlyList<Dashboardregel> regels, LocalDate vandaag, CancellationToken stop)
    {
        var rijen = ImmutableArray.CreateBuilder<Tijdlijnrij>();
        foreach (var regel in regels)
        {
            rijen.Add(new Tijdlijnrij(regel, await NogTeDoen(regel, stop)));
        }
        return new Tijdlijn(rijen.ToImmutable(), vandaag);
    }

    /// <summary>Those whose latest date is not before that of the step that is open now.</summary>
    private async Task<ImmutableArray<PlanStap>> NogTeDoen(Dashboardregel regel, CancellationToken stop)
    {
        var nota = regel.Nota;
        if (nota.Kamerdatum is not { } kamerdatum)
        {
            return [];
        }
        var definitie = await procedures.Get(store, nota.Procedure, nota.ProcedureVersie, stop);
        var plan = Planning.Van(definitie, kamerdatum, (await kalender.Nu(stop)).Werk);
        if (plan.Weigering is not null)
        {
            return [];
        }
        var open = regel
            .Taken.Select(t => definitie.Find(t.Element))
            .Select(node => node is null ? null : plan.Value.UitersteDatum(node))
            .Min();
        return [.. plan.Value.Stappen.Where(s => open is null || s.UitersteDatum >= open)];
    }
}
