using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The backward plan of a Kamerdatum that somebody is typing: what it would mean, or why it can not be told.</summary>
internal sealed record Planningblad(LocalDate? Kamerdatum, LocalDate Vandaag)
{
    public ImmutableArray<PlanStap> Stappen { get; private init; } = [];

    public LocalDate? UiterlijkIndienen { get; private init; }

    public string? Melding { get; private init; }

    /// <summary>By which the days were counted; null where nothing was.</summary>
    public Werkkalender? Kalender { get; private init; }

    /// <summary>What it does when one step is done later; null when none was chosen.</summary>
    public Planvertraging? Later { get; private init; }

    public bool Past => UiterlijkIndienen is not { } dag || dag >= Vandaag;

    public static Planningblad Onbekend(LocalDate vandaag) =>
        new(null, vandaag) { Melding = "Deze procedure bestaat niet. Kies een andere." };

    public static Planningblad Van(
        ProcessDefinition procedure,
        LocalDate? kamerdatum,
        string? fout,
        LocalDate vandaag,
        Werkkalender kalender,
        (string Element, int Werkdagen)? later = null
    )
    {
        var leeg = new Planningblad(kamerdatum, vandaag);
        if (fout is not null || kamerdatum is not { } datum)
        {
            return leeg with { Melding = fout };
        }
        var plan = Planning.Van(procedure, datum, kalender);
        return plan.Weigering is { } weigering
            ? leeg with
            {
                Melding = weigering.Zin,
            }
            : leeg with
            {
                Kalender = kalender,
                Stappen = plan.Value.Stappen,
                UiterlijkIndienen = plan.Value.UiterlijkBeginnen,
                Later = later is { } gekozen ? Planvertraging.Van(plan.Value, gekozen, kalender) : null,
            };
    }
}

/// <summary>One step is done so many working days after its latest date; Verloop is that step and those after it.</summary>
internal sealed record Planvertraging(Verloop Verloop)
{
    /// <summary>Null when it is no step of the plan, or reaches into a year that nobody recorded.</summary>
    public static Planvertraging? Van(
        Planning planning,
        (string Element, int Werkdagen) later,
        Werkkalender kalender
    ) =>
        planning.Stappen.FirstOrDefault(s => s.Element == later.Element) is { } stap
        && kalender
            .Plus(stap.UitersteDatum, later.Werkdagen)
            .Then(klaar => Verloop.NaKlaar(planning, stap.Element, klaar, kalender))
            is { Weigering: null, Value: var verloop }
            ? new(verloop with { Vertraging = later.Werkdagen })
            : null;

    public string Zin =>
        Uitleg.Gevolg(Verloop.Stappen[0].Stap.Naam, Verloop, stap => stap.Naam)
        ?? $"Is {Verloop.Stappen[0].Stap.Naam} {Uitleg.Werkdagen(Verloop.Vertraging)} later klaar, dan is dat na de Kamerdatum.";

    /// <summary>When this step would be done; null for one before the step that is later.</summary>
    public LocalDate? Klaar(PlanStap stap) =>
        Verloop.Stappen.FirstOrDefault(s => s.Stap.Element == stap.Element)?.Klaar;
}
