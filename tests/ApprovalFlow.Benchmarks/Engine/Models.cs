using System.Collections.Immutable;
using System.Text;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Benchmarks.Engine;

/// <summary>What is walked through: the shipped file, and models made to a size.</summary>
internal static class Models
{
    private static readonly ImportOptions Options = new()
    {
        Results = new("uitkomst", "uitkomsten", "stap", "sleutel", "uitkomst"),
        DateFunctions = new ImportOptions().DateFunctions.Add("werkdagen", (day, count) => day.PlusDays(count)),
    };

    internal static ImmutableSortedDictionary<string, Value> Variables { get; } =
        Value.VariablesFromJson("""{"steller":"KD","van":"DGB","aan":"STASDEF","zwijgregel":false}""");

    private static readonly ImmutableSortedDictionary<string, Value> Submitted = Value.VariablesFromJson(
        """{"teVragen":["CDS","HDFC","DJZ","DCo","COID"],"van":"DGB","aan":"STASDEF"}"""
    );

    internal static (string Outcome, ImmutableSortedDictionary<string, Value> Data) Answers(OpenTask task) =>
        task.Element switch
        {
            "Opstellen" => ("indienen", Submitted),
            "Ondertekenen" => ("ondertekenen", Value.None),
            "Vaststellen" => ("doorgeleiden", Value.None),
            "Aanbieden" => ("aangeboden", Value.None),
            _ => ("akkoord", Value.None),
        };

    internal static ProcessDefinition Shipped(string name) =>
        Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", $"{name}.v1.bpmn")));

    /// <summary>Blocks of eight, one behind another: a step with a way back, two steps at once, and one more.</summary>
    internal static ProcessDefinition OfSize(int elements)
    {
        var text = new StringBuilder("<bpmn:startEvent id=\"S\" />");
        var last = "S";
        for (var i = 0; i < elements / 8; i++)
        {
            text.Append(Element("exclusiveGateway", $"M{i}"))
                .Append(Element("userTask", $"A{i}"))
                .Append(Element("exclusiveGateway", $"X{i}", $"default=\"X{i}-P{i}\""))
                .Append(Element("parallelGateway", $"P{i}"))
                .Append(Element("userTask", $"B{i}"))
                .Append(Element("userTask", $"C{i}"))
                .Append(Element("parallelGateway", $"J{i}"))
                .Append(Element("userTask", $"D{i}"));
            text.Append(Flow(last, $"M{i}"))
                .Append(Flow($"M{i}", $"A{i}"))
                .Append(Flow($"A{i}", $"X{i}"))
                .Append(Flow($"X{i}", $"M{i}", "uitkomst = \"niet-akkoord\""))
                .Append(Flow($"X{i}", $"P{i}"))
                .Append(Flow($"P{i}", $"B{i}"))
                .Append(Flow($"P{i}", $"C{i}"))
                .Append(Flow($"B{i}", $"J{i}"))
                .Append(Flow($"C{i}", $"J{i}"))
                .Append(Flow($"J{i}", $"D{i}"));
            last = $"D{i}";
        }
        return Read(Xml(text.Append("<bpmn:endEvent id=\"E\" />").Append(Flow(last, "E")).ToString()));
    }

    /// <summary>A sub-process of one step per item, all at once, and a step behind it.</summary>
    internal static ProcessDefinition MultiInstance(int count) =>
        Read(
            Xml(
                $"""
                <bpmn:startEvent id="S" />{Element("userTask", "Z")}<bpmn:endEvent id="E" />
                <bpmn:subProcess id="R"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>{count}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
                <bpmn:startEvent id="RS" />{Element("userTask", "A")}<bpmn:endEvent id="RE" />{Flow(
                    "RS",
                    "A"
                )}{Flow("A", "RE")}</bpmn:subProcess>
                {Flow("S", "R")}{Flow("R", "Z")}{Flow("Z", "E")}
                """
            )
        );

    private static string Element(string kind, string id, string more = "") => $"<bpmn:{kind} id=\"{id}\" {more} />";

    private static string Flow(string from, string to, string? condition = null) =>
        $"<bpmn:sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\">"
        + (condition is null ? "" : $"<bpmn:conditionExpression>={condition}</bpmn:conditionExpression>")
        + "</bpmn:sequenceFlow>";

    private static string Xml(string process) =>
        $"""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="T">
            <bpmn:process id="P" isExecutable="true">{process}</bpmn:process>
            </bpmn:definitions>
            """;

    private static ProcessDefinition Read(string xml)
    {
        var imported = BpmnImporter.Import(xml, Options);
        return imported.Definition
            ?? throw new InvalidOperationException(string.Join('\n', imported.Diagnostics.Select(d => d.Message)));
    }
}
