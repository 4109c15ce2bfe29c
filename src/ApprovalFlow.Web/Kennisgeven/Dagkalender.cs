using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>The working days by which is reminded, and the hour from which on.</summary>
internal sealed class Dagkalender(Rappeluur uur, Kalender kalender)
{
    private Werkkalender? werk;

    public Werkkalender Werk => werk ?? throw new InvalidOperationException("The calendar was not looked at first.");

    /// <summary>Looks at the calendar as it is now, before anything is counted by it.</summary>
    public async Task Kijk(CancellationToken stop) => werk = (await kalender.Nu(stop)).Werk;

    public LocalTime Uur => uur.Waarde;

    /// <summary>The moment on this day; null when it is no working day.</summary>
    public Instant? Moment(LocalDate dag) => IsWerkdag(dag) ? Amsterdam.Op(dag, uur.Waarde) : null;

    /// <summary>The moments after van, up to and with totEnMet.</summary>
    public IEnumerable<Instant> Momenten(Instant van, Instant totEnMet)
    {
        for (var dag = Amsterdam.Dag(van); dag <= Amsterdam.Dag(totEnMet); dag = dag.PlusDays(1))
        {
            if (Moment(dag) is { } moment && moment > van && moment <= totEnMet)
            {
                yield return moment;
            }
        }
    }

    // A year that nobody recorded must not silence every reminder: there Monday to Friday count.
    private bool IsWerkdag(LocalDate dag) =>
        Werk.IsWerkdag(dag) is { Weigering: null } known ? known.Value : dag.DayOfWeek <= IsoDayOfWeek.Friday;
}

/// <summary>The hour in Amsterdam at which reminders and dagoverzichten go out.</summary>
internal sealed record Rappeluur(LocalTime Waarde);
