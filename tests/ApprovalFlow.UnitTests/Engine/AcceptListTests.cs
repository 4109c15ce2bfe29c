using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using static ApprovalFlow.UnitTests.Engine.Model;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>What the engine does not run is refused where it stands: id, line and reason.</summary>
public sealed class AcceptListTests
{
    private const string Globals =
        """<bpmn:message id="M" name="m" /><bpmn:signal id="S" name="s" /><bpmn:error id="E" errorCode="e" />""";

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case(
            "<bpmn:userTask id=\"X\" startQuantity=\"2\" />",
            "X",
            "startQuantity 2: only 1 is supported."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\" completionQuantity=\"2\" />",
            "X",
            "completionQuantity 2: only 1 is supported."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\"><bpmn:standardLoopCharacteristics /></bpmn:userTask>",
            "X",
            "Standard loops are not supported: draw the loop with a gateway."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\"><bpmn:multiInstanceLoopCharacteristics behavior=\"One\"><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
            "X",
            "Multi-instance behaviour One is not supported."
        );
        yield return Case("<bpmn:transaction id=\"X\" />", "X", "<transaction> is not supported.");
        yield return Case("<bpmn:adHocSubProcess id=\"X\" />", "X", "<adHocSubProcess> is not supported.");
        yield return Case("<bpmn:complexGateway id=\"X\" />", "X", "<complexGateway> is not supported.");
        yield return Case("<bpmn:scriptTask id=\"X\" />", "X", "<scriptTask> is not supported.");
        yield return Case("<bpmn:businessRuleTask id=\"X\" />", "X", "<businessRuleTask> is not supported.");
        yield return Case(
            "<bpmn:userTask id=\"X\" isForCompensation=\"true\" />",
            "X",
            "Compensation is not supported."
        );
        yield return Case("<bpmn:choreographyTask id=\"X\" />", "X", "<choreographyTask> is not supported.");
        yield return Case(
            "<bpmn:callActivity id=\"X\" calledElement=\"Ander\" />",
            "X",
            "Call activities are not supported here: use a sub-process."
        );
        yield return Case(
            "<bpmn:receiveTask id=\"X\" instantiate=\"true\" messageRef=\"M\" />",
            "X",
            "Only a start event starts a process."
        );
        yield return Case(
            "<bpmn:eventBasedGateway id=\"X\" eventGatewayType=\"Parallel\" />",
            "X",
            "A parallel event-based gateway is not supported."
        );
        yield return Case(
            "<bpmn:serviceTask id=\"X\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" camunda:class=\"a.B\" />",
            "X",
            "class: code is not run from a model. Use a service task with a job type."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"><bpmn:extensionElements><camunda:taskListener /></bpmn:extensionElements></bpmn:userTask>",
            "X",
            "<taskListener> is not supported: code is not run from a model."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:conditionalEventDefinition /></bpmn:intermediateCatchEvent>",
            "X",
            "<conditionalEventDefinition> is not supported."
        );
        yield return Case(
            "<bpmn:intermediateThrowEvent id=\"X\"><bpmn:compensateEventDefinition /></bpmn:intermediateThrowEvent>",
            "X",
            "<compensateEventDefinition> is not supported."
        );
        yield return Case(
            "<bpmn:endEvent id=\"X\"><bpmn:cancelEventDefinition /></bpmn:endEvent>",
            "X",
            "<cancelEventDefinition> is not supported."
        );
        yield return Case(
            "<bpmn:endEvent id=\"X\"><bpmn:errorEventDefinition errorRef=\"E\" /><bpmn:terminateEventDefinition /></bpmn:endEvent>",
            "X",
            "An event has one definition."
        );
        yield return Case(
            "<bpmn:endEvent id=\"X\"><bpmn:eventDefinitionRef>D1</bpmn:eventDefinitionRef></bpmn:endEvent>",
            "X",
            "<eventDefinitionRef> is not supported."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\" />",
            "X",
            "The event waits for nothing: it has no definition."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:signalEventDefinition signalRef=\"Weg\" /></bpmn:intermediateCatchEvent>",
            "X",
            "There is no signal Weg."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:messageEventDefinition messageRef=\"S\" /></bpmn:intermediateCatchEvent>",
            "X",
            "There is no message S."
        );
        yield return Case(
            "<bpmn:intermediateThrowEvent id=\"X\"><bpmn:linkEventDefinition name=\"weg\" /></bpmn:intermediateThrowEvent>",
            "X",
            "The link weg arrives nowhere in its scope."
        );
        yield return Case(
            "<bpmn:intermediateThrowEvent id=\"X\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateThrowEvent>",
            "X",
            "A timer event is not supported here."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:timerEventDefinition><bpmn:timeDuration>straks</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "X",
            "'straks' is no duration (ISO 8601)."
        );
        yield return Case(
            "<bpmn:boundaryEvent id=\"X\"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>",
            "X",
            "The boundary event hangs on no activity of its scope."
        );
        yield return Case(
            "<bpmn:boundaryEvent id=\"X\" attachedToRef=\"Start\"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>",
            "X",
            "The boundary event hangs on no activity of its scope."
        );
        yield return Case(
            "<bpmn:boundaryEvent id=\"X\" attachedToRef=\"A\" cancelActivity=\"false\"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>",
            "X",
            "An error always interrupts."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\"><bpmn:mystery /></bpmn:userTask>",
            "X",
            "<mystery> is not supported in <userTask>."
        );
        yield return Case("<bpmn:userTask id=\"A\" />", "A", "The id A is given twice.");
        yield return Case(
            "<bpmn:sequenceFlow id=\"X\" sourceRef=\"A\" />",
            "X",
            "targetRef is missing: there is no such element in this scope."
        );
        yield return Case(
            "<bpmn:sequenceFlow id=\"X\" sourceRef=\"A\" targetRef=\"Weg\" />",
            "X",
            "targetRef Weg: there is no such element in this scope."
        );
        yield return Case(
            "<bpmn:sequenceFlow id=\"X\" sourceRef=\"End\" targetRef=\"A\" />",
            "X",
            "A flow can not leave an end event."
        );
        yield return Case(
            "<bpmn:sequenceFlow id=\"X\" sourceRef=\"A\" targetRef=\"Start\" />",
            "X",
            "A flow can not go to a start event or a boundary event."
        );
        yield return Case(
            "<bpmn:exclusiveGateway id=\"X\" default=\"Start-A\" />",
            "X",
            "The default flow Start-A does not leave it."
        );
        yield return Case("<bpmn:subProcess id=\"X\" />", "X", "There is no start event.");
        yield return Case(
            "<bpmn:subProcess id=\"X\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"XS\" /></bpmn:subProcess>",
            "XS",
            "The event waits for nothing: it has no definition."
        );
        yield return Case(
            "<bpmn:startEvent id=\"X\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>",
            "X",
            "A timer event is not supported here."
        );
        yield return Case(
            "<bpmn:endEvent id=\"X\"><bpmn:errorEventDefinition errorRef=\"Weg\" /></bpmn:endEvent>",
            "X",
            "There is no error Weg."
        );
        yield return Case(
            "<bpmn:intermediateThrowEvent id=\"X\"><bpmn:escalationEventDefinition escalationRef=\"Weg\" /></bpmn:intermediateThrowEvent>",
            "X",
            "There is no escalation Weg."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:messageEventDefinition /></bpmn:intermediateCatchEvent>",
            "X",
            "The event names no message."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:signalEventDefinition /></bpmn:intermediateCatchEvent>",
            "X",
            "The event names no signal."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:errorEventDefinition errorRef=\"E\" /></bpmn:intermediateCatchEvent>",
            "X",
            "An error event is not supported here."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\" parallelMultiple=\"true\"><bpmn:signalEventDefinition signalRef=\"S\" /></bpmn:intermediateCatchEvent>",
            "X",
            "An event has one definition."
        );
        yield return Case(
            "<bpmn:intermediateCatchEvent id=\"X\"><bpmn:timerEventDefinition /></bpmn:intermediateCatchEvent>",
            "X",
            "A timer has one of date, duration and cycle."
        );
        yield return Case(
            "<bpmn:boundaryEvent id=\"X\" attachedToRef=\"A\" />",
            "X",
            "The event waits for nothing: it has no definition."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\"><bpmn:multiInstanceLoopCharacteristics /></bpmn:userTask>",
            "X",
            "Multi-instance has either a collection or a cardinality."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\"><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"=a\" outputCollection=\"b\" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
            "X",
            "An output collection is not supported: results come as a list of their own."
        );
        yield return Case(
            "<bpmn:userTask id=\"X\"><bpmn:extensionElements><zeebe:ioMapping /></bpmn:extensionElements></bpmn:userTask>",
            "X",
            "Input and output mappings are not supported."
        );
        yield return Case("<bpmn:serviceTask id=\"X\" />", "X", "The service task has no job type.");
        yield return Case("<bpmn:receiveTask id=\"X\" />", "X", "It names no message.");
        yield return Case(
            "<bpmn:sequenceFlow id=\"X\" sourceRef=\"A\" targetRef=\"End\"><bpmn:conditionExpression language=\"javascript\">x</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "X",
            "A condition is an expression, no script."
        );
        yield return Case(
            "<bpmn:subProcess id=\"X\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"XS\"><bpmn:signalEventDefinition signalRef=\"S\" /></bpmn:startEvent><bpmn:startEvent id=\"XT\"><bpmn:signalEventDefinition signalRef=\"S\" /></bpmn:startEvent></bpmn:subProcess>",
            "X",
            "An event sub-process has one start event."
        );
        yield return Case(
            "<bpmn:subProcess id=\"X\"><bpmn:startEvent id=\"XS\"><bpmn:messageEventDefinition messageRef=\"M\" /></bpmn:startEvent></bpmn:subProcess>",
            "X",
            "A sub-process begins with a start event of no kind."
        );
        yield return Case("<bpmn:startEvent id=\"X\" />", "P", "There is more than one start event.");
    }

    private static TestCaseData Case(string element, string id, string reason) =>
        new TestCaseData(element, id, reason).SetArgDisplayNames(reason);

    [TestCaseSource(nameof(Refused))]
    public void Is_refused_with_id_line_and_reason(string element, string id, string reason)
    {
        var errors = Errors($"{Start()}{User("A")}{End()}{Flow("Start", "A")}{Flow("A", "End")}\n{element}", Globals);

        // Of the process as a whole it is told where that begins.
        var line = id == "P" ? 4 : 6;
        Assert.That(errors.Select(e => (e.Element, e.Line, e.Message)), Does.Contain((id, line, reason)));
    }

    [Test]
    public void A_default_flow_with_a_condition_is_refused() =>
        Assert.That(
            Errors(
                    $"{Start()}{Gateway("exclusive", "X", "X-End")}{End()}{Flow("Start", "X")}{Flow("X", "End", "true")}"
                )
                .Single()
                .Message,
            Is.EqualTo("A default flow has no condition.")
        );

    [Test]
    public void A_flow_into_a_sub_process_is_refused() =>
        Assert.That(
            Errors(
                    $"{Start()}<bpmn:subProcess id=\"P1\">{Start("S1")}{User("B")}{Flow("S1", "B")}</bpmn:subProcess>{Flow("Start", "B")}"
                )
                .Single()
                .Message,
            Is.EqualTo("A flow can not cross the border of a sub-process.")
        );

    [Test]
    public void An_event_based_gateway_before_a_task_is_refused() =>
        Assert.That(
            Errors($"{Start()}<bpmn:eventBasedGateway id=\"G\" />{User("A")}{Flow("Start", "G")}{Flow("G", "A")}")
                .Single()
                .Message,
            Does.EndWith("A is none.")
        );

    [Test]
    public void A_global_task_is_refused() =>
        Assert.That(
            Errors($"{Start()}{End()}{Flow("Start", "End")}", """<bpmn:globalUserTask id="G" />""").Single().Message,
            Is.EqualTo("<globalUserTask> is not supported.")
        );

    [Test]
    public void A_dangling_reference_is_told_beside_other_errors()
    {
        var errors = Errors(
            $"{Start()}<bpmn:scriptTask id=\"Script\" />{Flow("Start", "Script")}\n{Flow("Script", "Weg")}"
        );

        Assert.That(
            errors.Select(e => e.Message),
            Is.EqualTo(
                new[] { "<scriptTask> is not supported.", "targetRef Weg: there is no such element in this scope." }
            )
        );
    }

    [Test]
    public void A_process_that_calls_itself_is_refused()
    {
        var options = Options with
        {
            CalledProcess = _ =>
                Model.Xml($"{Start()}<bpmn:callActivity id=\"X\" calledElement=\"P\" />{Flow("Start", "X")}"),
        };
        var errors = Errors(
            $"{Start()}<bpmn:callActivity id=\"Roep\" calledElement=\"Q\" />{Flow("Start", "Roep")}",
            options: options
        );

        Assert.That(
            errors.Single().Message,
            Is.EqualTo("In the called process Q, line 5, X: The process P calls itself.")
        );
    }

    [Test]
    public void Flows_without_id_foreign_extensions_other_prefixes_and_a_collaboration_are_read()
    {
        const string Xml = """
            <?xml version="1.0"?>
            <semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:acme="urn:acme" id="D">
              <semantic:collaboration id="C"><semantic:participant id="Pool" processRef="P" /><semantic:participant id="Ander" /></semantic:collaboration>
              <semantic:process id="P" isExecutable="true">
                <semantic:startEvent id="S" />
                <semantic:userTask id="A" acme:kleur="rood"><semantic:extensionElements><acme:eigen><acme:diep /></acme:eigen></semantic:extensionElements></semantic:userTask>
                <semantic:endEvent id="E" />
                <semantic:sequenceFlow sourceRef="S" targetRef="A" />
                <semantic:sequenceFlow sourceRef="A" targetRef="E" />
                <semantic:sequenceFlow sourceRef="A" targetRef="E" />
              </semantic:process>
              <semantic:process id="Q" isExecutable="false"><semantic:complexGateway id="Z" /></semantic:process>
            </semantic:definitions>
            """;
        var result = BpmnImporter.Import(Xml, Options);

        Assert.That(
            result.Diagnostics.Select(d => (d.Severity, d.Message)),
            Is.EqualTo(new[] { (DiagnosticSeverity.Notice, "<eigen> of urn:acme is ignored.") })
        );
        Assert.That(result.Definition!.Flows.Select(f => f.Id), Is.EqualTo(new[] { "S-to-A", "A-to-E", "A-to-E-2" }));
    }
}
