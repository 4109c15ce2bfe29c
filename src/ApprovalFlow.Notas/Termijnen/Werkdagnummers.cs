using System.Collections.Immutable;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// Each date of a period with a number that goes up by one on a working day, so that a database can count working days:
/// <see cref="Werkkalender.Tussen"/> of two dates is the difference of their numbers. Ends before a year that is not
/// recorded, since nobody can count there.
/// </summary>
public sealed record Werkdagnummers(ImmutableArray<LocalDate> Datums, ImmutableArray<int> Nummers)
{
    public static Werkdagnummers Van(Werkkalender kalender, LocalDate van, LocalDate totEnMet)
    {
        var datums = ImmutableArray.CreateBuilder<LocalDate>();
        var nummers = ImmutableArray.CreateBuilder<int>();
        var nummer = 0;
        for (var datum = van; datum <= totEnMet; datum = datum.PlusDays(1))
        {
            var werkdag = kalender.IsWerkdag(datum);
            if (werkdag.Weigering is not null)
            {
                if (datums.Count == 0)
                {
                    continue; // before the first recorded year
                }
                break;
            }
            nummer += werkdag.Value ? 1 : 0;
            datums.Add(datum);
            nummers.Add(nummer);
        }
        return new(datums.ToImmutable(), nummers.ToImmutable());
    }

    /// <summary>Null for a date outside the period.</summary>
    public int? Nummer(LocalDate datum)
    {
        var index = Datums.BinarySearch(datum);
        return index < 0 ? null : Nummers[index];
    }
}
