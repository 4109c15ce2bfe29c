using System.Globalization;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// What happens when nobody answers a task in time. By default the nota waits and it escalates. Where the procedure file has
/// an interrupting timer on the step, and an administrator allowed it for that procedure, silence is taken for no remarks
/// when the timer goes off: the response is geen-reactie by the system, and never counts as somebody's akkoord.
/// </summary>
public static class Zwijgregel
{
    private static readonly LocalTimePattern Uur = LocalTimePattern.Create("H:mm", CultureInfo.InvariantCulture);

    /// <summary>The armed timer that ends this open task when nobody answers; null when the nota waits.</summary>
    public static ArmedTimer? Timer(Dossier dossier, ProcessDefinition procedure, Taak taak) =>
        taak.Status != TaakStatus.Open
            ? null
            : dossier
                .Verloop.Timers.Values.Where(timer => timer.Host == taak.Nummer)
                .Where(timer => procedure.Find(timer.Element) is { Interrupting: true })
                .MinBy(timer => timer.Due);

    /// <summary>Whether the file has a rule at all, for an administrator to allow.</summary>
    public static bool Heeft(ProcessDefinition procedure) =>
        procedure.Nodes.Any(node =>
            node is { Kind: FlowNodeKind.BoundaryEvent, Event: EventKind.Timer, Interrupting: true }
            && StapCodes.Parse(node.AttachedTo?.FormKey) == Stap.Afstemmen
        );

    /// <summary>One or two sentences to print where somebody is asked.</summary>
    public static string Zin(Dossier dossier, ProcessDefinition procedure, Taak taak)
    {
        if (Timer(dossier, procedure, taak) is { } timer)
        {
            var gevolg =
                taak.Stap == Stap.Afstemmen
                    ? "dan geldt dat als geen opmerkingen. Het telt niet als akkoord."
                    : "dan gaat de nota zonder uw antwoord verder.";
            return $"Antwoordt u niet voor {Moment(timer.Due)}, {gevolg}";
        }
        return procedure.Find(taak.Element) is { } node && Stapeigenschappen.Escalatie(node) is { } dagen
            ? $"Antwoordt u niet op tijd, dan wacht de nota op u. Na {Uitleg.Werkdagen(dagen)} horen het hoofd van "
                + $"{taak.Eenheid} en het secretariaat dat."
            : "Antwoordt u niet op tijd, dan wacht de nota op u.";
    }

    private static string Moment(Instant moment)
    {
        var lokaal = moment.InZone(Amsterdam.Zone).LocalDateTime;
        var dag = new Termijn(lokaal.Date).ToString();
        return lokaal.TimeOfDay == LocalTime.Midnight ? dag : $"{dag} om {Uur.Format(lokaal.TimeOfDay)} uur";
    }
}
