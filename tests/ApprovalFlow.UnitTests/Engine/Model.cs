using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Models that tests write by hand: the content of a process, with the namespaces around it.</summary>
internal static class Model
{
    internal static readonly ImportOptions Options = new()
    {
        Results = new("uitkomst", "uitkomsten", "stap", "sleutel", "uitkomst"),
    };

    internal static string Xml(string process, string globals = "") =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="T">
            {globals}
            <bpmn:process id="P" name="Procedure" isExecutable="true">
            {process}
            </bpmn:process>
            </bpmn:definitions>
            """;

    internal static ProcessDefinition Read(string process, string globals = "", ImportOptions? options = null)
    {
        var result = BpmnImporter.Import(Xml(process, globals), options ?? Options);
        Assert.That(string.Join('\n', result.Diagnostics), Is.Empty);
        return result.Definition!;
    }

    internal static ImmutableArray<Diagnostic> Errors(
        string process,
        string globals = "",
        ImportOptions? options = null
    )
    {
        var result = BpmnImporter.Import(Xml(process, globals), options ?? Options);
        Assert.That(result.Definition, Is.Null, "The model was read.");
        return [.. result.Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error)];
    }

    internal static string Start(string id = "Start") => $"""<bpmn:startEvent id="{id}" />""";

    internal static string End(string id = "End", string content = "") =>
        $"""<bpmn:endEvent id="{id}">{content}</bpmn:endEvent>""";

    internal static string User(string id, string content = "", string attributes = "") =>
        $"""<bpmn:userTask id="{id}" {attributes}>{content}</bpmn:userTask>""";

    internal static string Flow(string from, string to, string? condition = null) =>
        condition is null
            ? $"""<bpmn:sequenceFlow id="{from}-{to}" sourceRef="{from}" targetRef="{to}" />"""
            : $"""<bpmn:sequenceFlow id="{from}-{to}" sourceRef="{from}" targetRef="{to}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">={System.Security.SecurityElement.Escape(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>""";

    internal static string Gateway(string kind, string id, string? fallback = null) =>
        $"""<bpmn:{kind}Gateway id="{id}" {(fallback is null ? "" : $"default=\"{fallback}\"")} />""";

    internal static string Each(string collection, string item, bool sequential = false, string until = "") =>
        $"""
            <bpmn:multiInstanceLoopCharacteristics isSequential="{(sequential ? "true" : "false")}">
            <bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="={System.Security.SecurityElement.Escape(
                collection
            )}" inputElement="{item}" /></bpmn:extensionElements>
            {(
                until.Length == 0
                    ? ""
                    : $"<bpmn:completionCondition>={System.Security.SecurityElement.Escape(until)}</bpmn:completionCondition>"
            )}
            </bpmn:multiInstanceLoopCharacteristics>
            """;

    internal static string Timer(string id, string on, string when, bool interrupting = true) =>
        $"""<bpmn:boundaryEvent id="{id}" attachedToRef="{on}" cancelActivity="{(interrupting ? "true" : "false")}"><bpmn:timerEventDefinition>{when}</bpmn:timerEventDefinition></bpmn:boundaryEvent>""";

    internal static string Groups(string groups) =>
        $"""<bpmn:extensionElements><zeebe:assignmentDefinition candidateGroups="{groups}" /></bpmn:extensionElements>""";
}
