using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>
/// Reads the process of a call activity in, as a scope of its own. What is wrong in it is told on the call, with the
/// line in its own file.
/// </summary>
internal sealed class CalledProcesses(ImportOptions options, Findings findings, ImmutableArray<string> callers)
{
    private const int MaxDepth = 10;

    internal (ImmutableArray<FlowNode> Content, IEnumerable<FlowNode> Nodes, IEnumerable<SequenceFlow> Flows) Read(
        XElement element,
        FlowNode call
    )
    {
        var called = call.CalledElement!;
        if (Refusal(called) is { } refusal)
        {
            findings.Error(element, refusal);
            return ([], [], []);
        }
        var inside = new Findings();
        var read = Read(called, call, inside);
        foreach (var found in inside.All().Where(f => f.Severity is not DiagnosticSeverity.Notice))
        {
            var message = $"In the called process {called}, line {found.Line}, {found.Element}: {found.Message}";
            if (found.Severity is DiagnosticSeverity.Error)
                findings.Error(element, message);
            else
                findings.Warn(element, message);
        }
        return read ?? ([], [], []);
    }

    private string? Refusal(string called)
    {
        if (called.Length == 0)
            return "The call activity names no process.";
        if (called.StartsWith('=') || called.Contains("${", StringComparison.Ordinal))
            return "The process of a call activity is a fixed one, no expression.";
        if (options.CalledProcess is null)
            return "Call activities are not supported here: use a sub-process.";
        if (callers.Contains(called, StringComparer.Ordinal))
            return $"The process {called} calls itself.";
        return callers.Length > MaxDepth ? $"Calls are more than {MaxDepth} deep." : null;
    }

    private (ImmutableArray<FlowNode>, IEnumerable<FlowNode>, IEnumerable<SequenceFlow>)? Read(
        string called,
        FlowNode call,
        Findings inside
    )
    {
        if (options.CalledProcess!(called) is not { } xml)
        {
            inside.Error(call.Id, 0, "There is no such process.");
            return null;
        }
        if (XmlSource.Read(xml, inside) is not { } root)
            return null;
        var globals = Globals.Read(root, inside);
        if (BpmnImporter.Executable(root, inside) is not { } process)
            return null;
        var reader = new ProcessReader(options, inside, globals, callers.Add(called), $"{call.Id}/");
        return reader.ReadCalled(process, call);
    }
}
