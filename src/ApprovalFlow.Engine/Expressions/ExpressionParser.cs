using System.Collections.Immutable;
using System.Globalization;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>Reads one expression by recursive descent, bounded in length and depth.</summary>
internal sealed partial class ExpressionParser
{
    internal const int MaxLength = 4_000;
    private const int MaxDepth = 60;

    private static readonly ImmutableDictionary<string, Operator> Comparisons = new Dictionary<string, Operator>(
        StringComparer.Ordinal
    )
    {
        ["="] = Operator.Equal,
        ["!="] = Operator.NotEqual,
        ["<"] = Operator.Less,
        ["<="] = Operator.LessOrEqual,
        [">"] = Operator.Greater,
        [">="] = Operator.GreaterOrEqual,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly ImmutableArray<Lexeme> _lexemes;
    private readonly bool _dollar;
    private readonly Functions _functions;
    private int _at;
    private int _depth;

    private ExpressionParser(ImmutableArray<Lexeme> lexemes, bool dollar, Functions functions) =>
        (_lexemes, _dollar, _functions) = (lexemes, dollar, functions);

    internal static Expr Parse(string text, bool dollar, Functions functions)
    {
        if (text.Length > MaxLength)
            throw new ExpressionException($"longer than {MaxLength} characters");
        var parser = new ExpressionParser(new Lexer(text, dollar).Read(), dollar, functions);
        var tree = parser.Expression();
        return parser.Now.Kind is LexemeKind.End ? tree : throw parser.Unexpected();
    }

    private Lexeme Now => _lexemes[_at];

    private Expr Expression()
    {
        if (++_depth > MaxDepth)
            throw new ExpressionException($"nested more than {MaxDepth} deep");
        var tree = Conditional();
        _depth--;
        return tree;
    }

    private Expr Conditional()
    {
        if (_dollar)
            return Ternary();
        if (TakeWord("if"))
        {
            var condition = Expression();
            NeedWord("then");
            var then = Expression();
            NeedWord("else");
            return new Expr.If(condition, then, Expression());
        }
        if (TakeWord("some"))
            return Quantified(Quantifier.Some, "satisfies");
        if (TakeWord("every"))
            return Quantified(Quantifier.Every, "satisfies");
        return TakeWord("for") ? Quantified(Quantifier.For, "return") : Or();
    }

    private Expr Ternary()
    {
        var condition = Or();
        if (!TakeSymbol("?"))
            return condition;
        var then = Expression();
        NeedSymbol(":");
        return new Expr.If(condition, then, Expression());
    }

    private Expr.Quantified Quantified(Quantifier kind, string before)
    {
        var variable = NeedName();
        NeedWord("in");
        var over = Or();
        NeedWord(before);
        return new(kind, variable, over, Expression());
    }

    private Expr Or()
    {
        var left = And();
        while (TakeWord("or"))
            left = Deeper(new Expr.Binary(Operator.Or, left, And()));
        return left;
    }

    private Expr And()
    {
        var left = Comparison();
        while (TakeWord("and"))
            left = Deeper(new Expr.Binary(Operator.And, left, Comparison()));
        return left;
    }

    private Expr Comparison()
    {
        var left = Sum();
        if (!_dollar && TakeWord("between"))
        {
            var low = Sum();
            NeedWord("and");
            var high = Sum();
            return new Expr.Binary(
                Operator.And,
                new Expr.Binary(Operator.GreaterOrEqual, left, low),
                new Expr.Binary(Operator.LessOrEqual, left, high)
            );
        }
        if (!_dollar && TakeWord("in"))
            return new Expr.Binary(Operator.In, left, Sum());
        if (Now.Kind is not LexemeKind.Symbol || !Comparisons.TryGetValue(Now.Text, out var op))
            return left;
        _at++;
        return new Expr.Binary(op, left, Sum());
    }

    private Expr Sum()
    {
        var left = Product();
        while (Now is { Kind: LexemeKind.Symbol, Text: "+" or "-" })
        {
            var op = _lexemes[_at++].Text == "+" ? Operator.Add : Operator.Subtract;
            left = Deeper(new Expr.Binary(op, left, Product()));
        }
        return left;
    }

    private Expr Product()
    {
        var left = Unary();
        while (Now is { Kind: LexemeKind.Symbol, Text: "*" or "/" or "%" })
        {
            var op = _lexemes[_at++].Text switch
            {
                "*" => Operator.Multiply,
                "/" => Operator.Divide,
                _ => Operator.Modulo,
            };
            left = Deeper(new Expr.Binary(op, left, Unary()));
        }
        return left;
    }

    private Expr Unary()
    {
        if (Now is not { Kind: LexemeKind.Symbol, Text: "-" } && Now is not { Kind: LexemeKind.Word, Text: "not" })
            return Postfix();
        if (++_depth > MaxDepth)
            throw new ExpressionException($"nested more than {MaxDepth} deep");
        var negate = _lexemes[_at++].Text == "-";
        var of = Unary();
        _depth--;
        return negate ? new Expr.Negate(of) : new Expr.Not(of);
    }

    private Expr Postfix()
    {
        var from = Primary();
        while (true)
        {
            if (TakeSymbol("."))
            {
                from = Deeper(new Expr.Path(from, NeedName()));
                if (Now is { Kind: LexemeKind.Symbol, Text: "(" })
                    throw new ExpressionException("method calls are not allowed");
            }
            else if (TakeSymbol("["))
            {
                from = Deeper(new Expr.Filter(from, Expression()));
                NeedSymbol("]");
            }
            else
                return from;
        }
    }

    // A long chain of + or . is a deep tree for whoever walks it, though the reader itself does not recurse there.
    private Expr Deeper(Expr tree) =>
        ++_chain > MaxChain ? throw new ExpressionException($"more than {MaxChain} operators") : tree;

    private const int MaxChain = 400;
    private int _chain;
}
