using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>From lexeme to lexeme.</summary>
internal sealed partial class ExpressionParser
{
    private static readonly ImmutableHashSet<string> Keywords = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "and",
        "or",
        "not",
        "if",
        "then",
        "else",
        "some",
        "every",
        "for",
        "in",
        "satisfies",
        "return",
        "between",
        "true",
        "false",
        "null",
        "instance",
        "function"
    );

    private bool TakeWord(string word) => Take(LexemeKind.Word, word);

    private bool TakeSymbol(string symbol) => Take(LexemeKind.Symbol, symbol);

    private bool Take(LexemeKind kind, string text)
    {
        if (Now.Kind != kind || Now.Text != text)
            return false;
        _at++;
        return true;
    }

    private void NeedWord(string word)
    {
        if (!TakeWord(word))
            throw new ExpressionException($"'{word}' expected, found '{Now.Text}'");
    }

    private void NeedSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw new ExpressionException($"'{symbol}' expected, found '{Now.Text}'");
    }

    private string NeedName() =>
        Now.Kind is LexemeKind.Word && !Keywords.Contains(Now.Text) ? _lexemes[_at++].Text : throw Unexpected();

    private ExpressionException Unexpected() => new($"'{Now.Text}' was not expected at character {Now.Position + 1}");
}
