using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The days on which a task is reminded of. Every one is a working day: a termijn on a closed day is reminded of on the last
/// working day before it. Moments before the opening day are skipped, one on that day is not. A termijn that moves gives
/// new moments.
/// </summary>
public static class Rappel
{
    /// <summary>
    /// The moments after <paramref name="na"/> up to and with <paramref name="totEnMet"/>, in order. More than one means that
    /// some were missed: they collapse into the last one.
    /// </summary>
    public static Result<ImmutableArray<Rappelmoment>> Tussen(
        Rappelschema schema,
        Termijn termijn,
        LocalDate opening,
        LocalDate na,
        LocalDate totEnMet,
        Werkkalender kalender
    )
    {
        var found = ImmutableArray.CreateBuilder<Rappelmoment>();
        foreach (var werkdagen in Distances(schema))
        {
            var moment = Moment(termijn, werkdagen, kalender);
            if (moment.Weigering is { } weigering)
                return weigering;
            if (moment.Value > totEnMet)
                break;
            if (moment.Value <= na || moment.Value < opening)
                continue;
            // One mail a day: -1 and 0 of a termijn on a Saturday are the same Friday.
            if (found.Count > 0 && found[^1].Datum == moment.Value)
                found.RemoveAt(found.Count - 1);
            found.Add(new Rappelmoment(moment.Value, werkdagen));
        }
        return found.ToImmutable();
    }

    /// <summary>
    /// The first moment after <paramref name="na"/>; empty when none is left. Give the day before the opening for the very
    /// first one.
    /// </summary>
    public static Result<ImmutableArray<Rappelmoment>> Eerstvolgende(
        Rappelschema schema,
        Termijn termijn,
        LocalDate opening,
        LocalDate na,
        Werkkalender kalender
    )
    {
        foreach (var werkdagen in Distances(schema))
        {
            var moment = Moment(termijn, werkdagen, kalender);
            if (moment.Weigering is { } weigering)
                return weigering;
            if (moment.Value > na && moment.Value >= opening)
                return ImmutableArray.Create(new Rappelmoment(moment.Value, werkdagen));
        }
        return ImmutableArray<Rappelmoment>.Empty;
    }

    /// <summary>The day on which the head of the unit and the secretariaat are told: so many working days after the termijn.</summary>
    public static Result<LocalDate> Escalatie(Termijn termijn, int werkdagenTeLaat, Werkkalender kalender) =>
        kalender.Plus(termijn.Datum, werkdagenTeLaat);

    private static Result<LocalDate> Moment(Termijn termijn, int werkdagen, Werkkalender kalender) =>
        werkdagen == 0 ? kalender.OpOfVoor(termijn.Datum) : kalender.Plus(termijn.Datum, werkdagen);

    private static IEnumerable<int> Distances(Rappelschema schema)
    {
        foreach (var werkdagen in schema.Momenten)
            yield return werkdagen;
        if (schema.Herhaling is { } step)
        {
            for (var werkdagen = step; werkdagen <= Werkkalender.MaxAantal; werkdagen += step)
                yield return werkdagen;
        }
    }
}
