using System.Collections.Immutable;
using System.Xml.Linq;

namespace ApprovalFlow.Engine.Import;

/// <summary>Collects what the importer has to say, so that a file's errors are told all at once.</summary>
internal sealed class Findings
{
    private const int Max = 200;
    private readonly ImmutableArray<Diagnostic>.Builder _found = ImmutableArray.CreateBuilder<Diagnostic>();

    internal bool HasErrors { get; private set; }

    internal void Error(XElement at, string message) => Error(IdNear(at), XmlSource.LineOf(at), message);

    internal void Error(string? element, int line, string message) =>
        Add(DiagnosticSeverity.Error, element, line, message);

    internal void Warn(XElement at, string message) =>
        Add(DiagnosticSeverity.Warning, IdNear(at), XmlSource.LineOf(at), message);

    internal void Notice(XElement at, string message) =>
        Add(DiagnosticSeverity.Notice, IdNear(at), XmlSource.LineOf(at), message);

    internal ImmutableArray<Diagnostic> All() => [.. _found.OrderBy(d => d.Line)];

    private void Add(DiagnosticSeverity severity, string? element, int line, string message)
    {
        HasErrors |= severity is DiagnosticSeverity.Error;
        if (_found.Count < Max)
            _found.Add(new(severity, element, line, message));
    }

    // A nested definition mostly has an id that nobody knows; its node's id is what stands in the picture.
    private static string? IdNear(XElement at) =>
        at.AncestorsAndSelf()
            .Where(e => !e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))
            .Select(e => e.Attribute("id")?.Value)
            .FirstOrDefault(id => id is not null);
}
