using System.Xml.Linq;
using ApprovalFlow.Engine.Expressions;

namespace ApprovalFlow.Engine.Import;

/// <summary>Reads expressions where they stand, so that a fault has its element and line.</summary>
internal sealed class ExpressionReader(Findings findings, Functions functions)
{
    internal static bool IsKnownLanguage(string? language) =>
        language is null
        || language.EndsWith("feel", StringComparison.OrdinalIgnoreCase)
        || language.Contains("FEEL", StringComparison.OrdinalIgnoreCase)
        || language.Contains("XPath", StringComparison.OrdinalIgnoreCase)
        || language is "juel";

    /// <summary>An expression whether it is marked or not.</summary>
    internal Expression? Read(XElement at, string source, Kinds wanted) => Read(at, source, wanted, plainIsText: false);

    /// <summary>A text unless it is marked as an expression.</summary>
    internal Expression? ReadText(XElement at, string source, Kinds wanted) =>
        Read(at, source, wanted, plainIsText: true);

    private Expression? Read(XElement at, string source, Kinds wanted, bool plainIsText)
    {
        try
        {
            return Expression.Parse(source, wanted, plainIsText, functions);
        }
        catch (ExpressionException e)
        {
            findings.Error(at, $"The expression {source.Trim()} is not understood: {e.Message}.");
            return null;
        }
    }
}
