using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>An open task of a step that runs: Verstreken is in working days since it was asked.</summary>
internal sealed record Lopendetaak(EenheidCode? Eenheid, int Verstreken);

/// <summary>
/// A step where a simulation begins: with the tasks that run, or, when Taken is empty, so many working days from today as a
/// whole. Herstel is the drafting anew that comes first, with the working days that it took already; null when there is none.
/// A first draft is taken to be handed in today.
/// </summary>
internal sealed record Simulatiebegin(string Element, ImmutableArray<Lopendetaak> Taken, int Over, Lopendetaak? Herstel)
{
    /// <summary>One for each step at which the nota waits, of a branch beside the longest way too.</summary>
    public static Result<ImmutableArray<Simulatiebegin>> Van(
        ProcessDefinition procedure,
        Planning planning,
        Simulatienet net,
        Notastand stand,
        LocalDate vandaag,
        Werkkalender kalender
    )
    {
        var begin = ImmutableArray.CreateBuilder<Simulatiebegin>();
        foreach (var places in stand.Waar.GroupBy(plaats => Stap(procedure, planning, net, plaats.Element)))
        {
            if (places.Key is not { } bij)
                continue;
            var taken = ImmutableArray.CreateBuilder<Lopendetaak>();
            var over = 0;
            foreach (var plaats in places)
            {
                var days = kalender.Tussen(plaats.Opening, vandaag);
                if (days.Weigering is { } weigering)
                    return weigering;
                taken.Add(new Lopendetaak(plaats.Eenheid, Math.Max(days.Value, 0)));
                over = Math.Max(over, -days.Value);
            }
            var opstellen = places.Any(p =>
                StapCodes.Parse(procedure.Find(p.Element)!.FormKey) == Dossiers.Stap.Opstellen
            );
            begin.Add(
                bij.Loopt ? new Simulatiebegin(bij.Element, taken.ToImmutable(), 0, null)
                : opstellen && stand.IsIngediend ? new Simulatiebegin(bij.Element, [], 0, taken[0])
                : new Simulatiebegin(bij.Element, [], over, null)
            );
        }
        return begin.Count == 0 ? new GeenPrognose() : begin.ToImmutable();
    }

    /// <summary>The step that this element is or stands in, or else the nearest one that follows on it.</summary>
    private static (string Element, bool Loopt)? Stap(
        ProcessDefinition procedure,
        Planning planning,
        Simulatienet net,
        string element
    )
    {
        for (var node = procedure.Find(element); node is not null; node = node.Parent)
        {
            if (net.Zoek(node.Id) is not null)
                return (node.Id, true);
        }
        return Planplaats.Van(procedure, planning, element) is { } bij
            ? (planning.Stappen[bij.Index].Element, false)
            : null;
    }
}
