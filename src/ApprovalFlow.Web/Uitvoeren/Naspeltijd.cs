using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Replay;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>How time passes while a nota is played again: in working days, which hold wherever a weekend falls.</summary>
internal sealed class Naspeltijd(Werkkalender werk)
{
    /// <summary>A step that was never asked: its first outcome, on the last day of its share.</summary>
    public AssumedAnswer? Aanname(FlowNode node, OpenTask taak, Instant geopend)
    {
        if (StapCodes.Parse(node.FormKey) is not { } stap || StapCodes.Uitkomsten(stap) is not [var uitkomst, ..])
        {
            return null;
        }
        return new(uitkomst, Value.None, Later(geopend, Stapeigenschappen.Aandeel(node) ?? 0) ?? geopend);
    }

    /// <summary>As many working days as it took, at the same hour: a weekend that falls elsewhere lengthens nothing.</summary>
    public Instant Opnieuw(Instant geopend, Instant gesloten, Instant opnieuw)
    {
        var telling = werk.Tussen(Namen.Dag(geopend), Namen.Dag(gesloten));
        return
            telling.Weigering is null
            && telling.Value >= 0
            && Later(opnieuw, telling.Value) is { } dag
            && Amsterdam.Op(Namen.Dag(dag), Uur(gesloten)) is var moment
            ? Instant.Max(moment, opnieuw)
            : opnieuw + (gesloten - geopend);
    }

    private static LocalTime Uur(Instant moment) => moment.InZone(Amsterdam.Zone).TimeOfDay;

    private Instant? Later(Instant moment, int werkdagen) =>
        werk.Plus(Namen.Dag(moment), werkdagen) is { Weigering: null } dag
            ? Amsterdam.Op(dag.Value, Uur(moment))
            : null;

    public int? Doorlooptijd(ReplayResult weg) =>
        werk.Tussen(Namen.Dag(weg.Begun), Namen.Dag(weg.Until)) is { Weigering: null } dagen ? dagen.Value : null;
}
