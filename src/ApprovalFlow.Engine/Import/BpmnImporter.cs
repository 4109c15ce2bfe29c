using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Import;

/// <summary>Reads a BPMN 2.0 file. An accept-list: what is not known is refused, with element, line and reason.</summary>
public static class BpmnImporter
{
    public static ImportResult Import(string xml, ImportOptions options) => throw new NotSupportedException("Not written yet.");
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
