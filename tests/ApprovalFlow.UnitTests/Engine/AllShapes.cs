using System.Text;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>A file with every shape that can be drawn, in rows, to look at.</summary>
internal static class AllShapes
{
    private const string Globals = """
        <bpmn:message id="M" name="m" /><bpmn:signal id="S" name="s" /><bpmn:error id="E" errorCode="e" /><bpmn:escalation id="H" escalationCode="h" />
        <bpmn:collaboration id="C"><bpmn:participant id="Pool" name="Ministerie" processRef="P" /></bpmn:collaboration>
        """;

    private static readonly (string Name, string Definition)[] Events =
    [
        ("message", """<bpmn:messageEventDefinition messageRef="M" />"""),
        ("timer", "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"),
        ("signal", """<bpmn:signalEventDefinition signalRef="S" />"""),
        ("error", """<bpmn:errorEventDefinition errorRef="E" />"""),
        ("escalation", """<bpmn:escalationEventDefinition escalationRef="H" />"""),
        ("terminate", "<bpmn:terminateEventDefinition />"),
    ];

    internal static string Xml()
    {
        var (elements, shapes, x, y) = (new StringBuilder(), new StringBuilder(), 60, 60);
        foreach (
            var (kind, events) in new[]
            {
                ("endEvent", "message signal error escalation terminate"),
                ("intermediateThrowEvent", "message signal escalation"),
                ("intermediateCatchEvent", "message timer signal"),
            }
        )
        foreach (var name in events.Split(' '))
            Add(
                $"<bpmn:{kind} id=\"{kind}{name}\" name=\"{kind} {name}\">{Events.First(e => e.Name == name).Definition}</bpmn:{kind}>",
                $"{kind}{name}",
                36,
                36
            );
        Row();
        foreach (
            var kind in new[]
            {
                "task",
                "userTask",
                "manualTask",
                "serviceTask",
                "sendTask",
                "receiveTask",
                "callActivity",
            }
        )
            Add(
                $"<bpmn:{kind} id=\"{kind}\" name=\"{kind} met een lange Nederlandse samenstellingsnaam\" messageRef=\"M\" calledElement=\"Q\"><bpmn:extensionElements><zeebe:taskDefinition type=\"t\" /></bpmn:extensionElements></bpmn:{kind}>",
                kind,
                100,
                80
            );
        Add(User("Tegelijk", Each("l", "i")), "Tegelijk", 100, 80);
        Add(User("Achtereen", Each("l", "i", sequential: true)), "Achtereen", 100, 80);
        Row();
        foreach (var kind in new[] { "exclusive", "parallel", "inclusive" })
            Add(Gateway(kind, kind), kind, 50, 50);
        elements.Append(Flow("eventBased", "intermediateCatchEventtimer"));
        Add(Gateway("eventBased", "eventBased"), "eventBased", 50, 50);
        Add(
            $"<bpmn:subProcess id=\"Dicht\" name=\"Dichte deelprocedure\">{Start("s1")}</bpmn:subProcess>",
            "Dicht",
            100,
            80,
            expanded: false
        );
        Add(
            $"<bpmn:subProcess id=\"Open\" name=\"Open deelprocedure\">{Start("s2")}</bpmn:subProcess>",
            "Open",
            180,
            120
        );
        Add(
            $"<bpmn:subProcess id=\"Gebeurtenis\" name=\"Bij een bericht\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"s3\" isInterrupting=\"false\">{Events[0].Definition}</bpmn:startEvent></bpmn:subProcess>",
            "Gebeurtenis",
            180,
            120
        );
        shapes.Append(Shape("s3", x - 240, y + 40, 36, 36));
        foreach (var (i, name) in new[] { "message", "timer", "signal", "escalation" }.Index())
        {
            elements.Append(
                $"<bpmn:boundaryEvent id=\"Rand{name}\" attachedToRef=\"Open\" cancelActivity=\"{(i % 2 == 0 ? "true" : "false")}\">{Events.First(e => e.Name == name).Definition}</bpmn:boundaryEvent>"
            );
            shapes.Append(Shape($"Rand{name}", x - 480 + i * 44, y + 102, 36, 36));
        }
        elements.Append(
            "<bpmn:textAnnotation id=\"Noot\"><bpmn:text>Een opmerking in de kantlijn</bpmn:text></bpmn:textAnnotation><bpmn:dataObjectReference id=\"Data\" name=\"Dossier\" /><bpmn:dataStoreReference id=\"Opslag\" name=\"Archief\" />"
        );
        shapes
            .Append(Shape("Noot", x, y, 120, 50))
            .Append(Shape("Data", x + 150, y, 36, 50))
            .Append(Shape("Opslag", x + 230, y, 50, 50));
        var picture =
            $"<bpmndi:BPMNDiagram id=\"BD\"><bpmndi:BPMNPlane id=\"BP\" bpmnElement=\"C\">{Shape("Pool", 0, 0, 1500, 520)}{shapes}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>";
        return Model
            .Xml($"{Start()}{elements}", Globals)
            .Replace(
                "xmlns:zeebe",
                "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" xmlns:zeebe",
                StringComparison.Ordinal
            )
            .Replace("</bpmn:definitions>", picture + "</bpmn:definitions>", StringComparison.Ordinal);

        void Add(string element, string id, int width, int height, bool expanded = true)
        {
            elements.Append(element);
            shapes.Append(Shape(id, x, y, width, height, expanded));
            x += Math.Max(120, width + 60);
        }

        void Row() => (x, y) = (60, y + 130);
    }

    private static string Shape(string id, int x, int y, int width, int height, bool expanded = true) =>
        $"<bpmndi:BPMNShape id=\"{id}_di\" bpmnElement=\"{id}\" isExpanded=\"{(expanded ? "true" : "false")}\"><dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" /></bpmndi:BPMNShape>";
}
