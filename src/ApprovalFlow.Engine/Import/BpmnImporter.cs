using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>Reads a BPMN 2.0 file. An accept-list: what is not known is refused, with element, line and reason.</summary>
public static class BpmnImporter
{
    /// <summary>Never throws, whatever the text is.</summary>
    public static ImportResult Import(string xml, ImportOptions options)
    {
        var findings = new Findings();
        var definition = XmlSource.Read(xml, findings) is { } root ? Read(root, options, findings) : null;
        return new(findings.HasErrors ? null : definition, findings.All());
    }

    private static ProcessDefinition? Read(XElement root, ImportOptions options, Findings findings)
    {
        if (root.Name != Vendor.Bpmn + "definitions")
        {
            findings.Error(root, "The file does not begin with the definitions of a BPMN 2.0 model.");
            return null;
        }
        var globals = Globals.Read(root, findings);
        return Executable(root, findings) is { } process
            ? new ProcessReader(options, findings, globals, [process.Attr("id") ?? ""], prefix: "").Read(root, process)
            : null;
    }

    internal static XElement? Executable(XElement root, Findings findings)
    {
        var processes = root.Elements(Vendor.Bpmn + "process").ToImmutableArray();
        var executable = processes.Where(p => p.Attr("isExecutable") is "true" or "1").ToImmutableArray();
        if (executable.IsEmpty && processes is [var only] && only.Attr("isExecutable") is null)
            return only;
        if (executable is [var one])
            return one;
        findings.Error(root, executable.IsEmpty ? "No process is executable." : "More than one process is executable.");
        return null;
    }
}

/// <summary>Definition is null when a diagnostic is an error.</summary>
public sealed record ImportResult(ProcessDefinition? Definition, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Line is 1-based, 0 when the file gives none.</summary>
public sealed record Diagnostic(DiagnosticSeverity Severity, string? Element, int Line, string Message);

public enum DiagnosticSeverity
{
    Notice,
    Warning,
    Error,
}
