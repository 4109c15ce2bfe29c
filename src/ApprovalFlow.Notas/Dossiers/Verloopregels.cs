using System.Diagnostics;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>What the nota makes of each thing that the procedure does by itself.</summary>
internal static class Verloopregels
{
    public static void Follow(Recorder recorder, EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.TaskOpened opened:
                recorder.RecordBySystem(OpenTaak(recorder, opened));
                break;
            case EngineEvent.TaskCancelled cancelled:
                var taak = recorder.Dossier.Taken[cancelled.Task];
                recorder.RecordBySystem(new TaakVervallen(taak.Nummer, taak.Stap, taak.Eenheid));
                break;
            case EngineEvent.JobOpened opened:
                recorder.RecordBySystem(new OpdrachtGegeven(opened.Job, opened.Element, opened.JobType));
                break;
            case EngineEvent.MessageThrown thrown:
                recorder.RecordBySystem(
                    new BerichtVerzonden(thrown.Element, thrown.MessageName, thrown.CorrelationKey)
                );
                break;
            case EngineEvent.ActivityCompleted completed when IsAfstemronde(recorder, completed):
                recorder.RecordBySystem(Afstemronde.Afronden(recorder.Dossier));
                break;
            case EngineEvent.IncidentRaised raised:
                recorder.RecordBySystem(Incidentregels.Meld(recorder.Context, raised));
                break;
            case EngineEvent.IncidentResolved resolved:
                recorder.RecordBySystem(new IncidentOpgelost(resolved.Incident));
                break;
            case EngineEvent.InstanceCompleted:
                recorder.RecordBySystem(NotaAfgerond.Van(recorder.Dossier));
                break;
            default:
                break; // what only moves tokens says nothing to a reader of the dossier
        }
    }

    private static TaakGeopend OpenTaak(Recorder recorder, EngineEvent.TaskOpened opened)
    {
        var context = recorder.Context;
        var node = Node(recorder, opened.Element);
        var nota = recorder.Dossier.Nota;
        var eenheid = context.Eenheden.Zoek(opened.Groups.FirstOrDefault())?.Code;
        return new TaakGeopend(
            TaakId.Of(context.NieuwId()),
            opened.Task,
            opened.Element,
            StapCodes.Parse(node.FormKey) ?? throw new UnreachableException($"Form key of {node.Id}"),
            eenheid
                ?? throw new InvalidOperationException($"No eenheid for {node.Id}: {string.Join(',', opened.Groups)}"),
            nota.Versie,
            context.Termijn(node, context.Vandaag, nota.Kamerdatum)
        );
    }

    private static bool IsAfstemronde(Recorder recorder, EngineEvent.ActivityCompleted completed) =>
        Node(recorder, completed.Element).Kind == FlowNodeKind.SubProcess
        && recorder.Context.Procedure.Nodes.Any(n =>
            n.Parent?.Id == completed.Element && StapCodes.Parse(n.FormKey) == Stap.Afstemmen
        );

    private static FlowNode Node(Recorder recorder, string element) =>
        recorder.Context.Procedure.Find(element) ?? throw new UnreachableException($"No element {element}");
}
