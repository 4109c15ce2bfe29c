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

    public bool Past => UiterlijkIndienen is not { } dag || dag >= Vandaag;

    public static Planningblad Onbekend(LocalDate vandaag) =>
        new(null, vandaag) { Melding = "Deze procedure bestaat niet. Kies een andere." };

    public static Planningblad Van(
        ProcessDefinition procedure,
        LocalDate? kamerdatum,
        string? fout,
        LocalDate vandaag,
        Werkkalender kalender
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
            };
    }
}
