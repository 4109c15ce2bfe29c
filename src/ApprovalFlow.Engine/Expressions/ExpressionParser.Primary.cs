using System.Collections.Immutable;
using System.Globalization;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>What an expression is made of: literals, names, calls, lists and contexts.</summary>
internal sealed partial class ExpressionParser
{
    private Expr Primary()
    {
        var lexeme = Now;
        switch (lexeme.Kind)
        {
            case LexemeKind.Number:
                _at++;
                return new Expr.Literal(Value.From(decimal.Parse(lexeme.Text, CultureInfo.InvariantCulture)));
            case LexemeKind.Text:
                _at++;
                return new Expr.Literal(Value.From(lexeme.Text));
            case LexemeKind.At:
                _at++;
                return new Expr.Literal(Functions.Temporal(lexeme.Text) ?? throw Bad(lexeme.Text));
            case LexemeKind.Word:
                return Word();
            default:
                return Bracketed();
        }
    }

    private static ExpressionException Bad(string text) => new($"'{text}' is no date, time or duration");

    private Expr Bracketed()
    {
        if (TakeSymbol("("))
        {
            var inner = Expression();
            NeedSymbol(")");
            return inner;
        }
        if (!_dollar && TakeSymbol("["))
            return new Expr.ListOf(Several("]"));
        return !_dollar && TakeSymbol("{") ? Context() : throw Unexpected();
    }

    private Expr.ContextOf Context()
    {
        var entries = ImmutableArray.CreateBuilder<(string, Expr)>();
        while (!TakeSymbol("}"))
        {
            if (entries.Count > 0)
                NeedSymbol(",");
            var name = Now.Kind is LexemeKind.Text ? _lexemes[_at++].Text : NeedName();
            NeedSymbol(":");
            entries.Add((name, Expression()));
        }
        return new(entries.ToImmutable());
    }

    private ImmutableArray<Expr> Several(string end)
    {
        var items = ImmutableArray.CreateBuilder<Expr>();
        while (!TakeSymbol(end))
        {
            if (items.Count > 0)
                NeedSymbol(",");
            items.Add(Expression());
        }
        return items.ToImmutable();
    }

    private Expr Word()
    {
        if (TakeWord("true"))
            return new Expr.Literal(Value.From(value: true));
        if (TakeWord("false"))
            return new Expr.Literal(Value.From(value: false));
        if (TakeWord("null"))
            return new Expr.Literal(Value.Nothing);
        if (_dollar && TakeWord("empty"))
            return new Expr.Call(_functions.Find("is empty")!, [Postfix()]);
        return FunctionCall() ?? (Expr)new Expr.Name(NeedName());
    }

    /// <summary>A function's name can be several words: as many as end in a bracket.</summary>
    private Expr.Call? FunctionCall()
    {
        var end = _at;
        while (_lexemes[end].Kind is LexemeKind.Word)
            end++;
        if (_lexemes[end] is not { Kind: LexemeKind.Symbol, Text: "(" })
            return null;
        var name = string.Join(' ', _lexemes[_at..end].Select(l => l.Text));
        if (_functions.Find(name) is null && _lexemes[_at..end].Any(l => Keywords.Contains(l.Text)))
            return null;
        if (_dollar)
            throw new ExpressionException($"function calls are not allowed here: {name}()");
        var function = _functions.Find(name) ?? throw new ExpressionException($"there is no function {name}()");
        _at = end + 1;
        var arguments = Several(")");
        if (arguments.Length < function.Required || arguments.Length > function.Parameters.Length)
            throw new ExpressionException($"{name}() was given {arguments.Length} arguments");
        return new(function, arguments);
    }
}
