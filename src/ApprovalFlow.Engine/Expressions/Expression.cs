using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>
/// A checked expression. `=` begins one in FEEL; `${…}` and `#{…}` hold one in the other notation, alone or in a text;
/// anything else is a text, or FEEL where only an expression makes sense.
/// </summary>
internal sealed record Expression(string Source, Expr Tree, ImmutableHashSet<string> Reads)
{
    /// <summary>The value when nothing needs to be known to tell it.</summary>
    internal Value? Constant => (Tree as Expr.Literal)?.Value;

    internal static Expression Text(string text) => new(text, new Expr.Literal(Value.From(text)), []);

    /// <exception cref="ExpressionException">Says what is wrong.</exception>
    internal static Expression Parse(string source, Kinds wanted, bool plainIsText, Functions functions)
    {
        var text = source.Trim();
        var tree = Read(text, plainIsText, functions);
        return new(text, tree, Typing.Check(tree, wanted));
    }

    private static Expr Read(string text, bool plainIsText, Functions functions)
    {
        if (text.StartsWith('='))
            return ExpressionParser.Parse(text[1..], dollar: false, functions);
        if (text.Contains("${", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal))
            return Template(text, functions);
        return plainIsText
            ? new Expr.Literal(Value.From(text))
            : ExpressionParser.Parse(text, dollar: false, functions);
    }

    private static Expr Template(string text, Functions functions)
    {
        Expr? whole = null;
        for (var at = 0; at < text.Length; )
        {
            var open = NextOpen(text, at);
            var end = open == at ? Close(text, open) : open;
            Expr part =
                open == at
                    ? ExpressionParser.Parse(text[(open + 2)..end], dollar: true, functions)
                    : new Expr.Literal(Value.From(text[at..end]));
            at = open == at ? end + 1 : end;
            if (whole is null && at == text.Length)
                return part;
            Expr piece = new Expr.Call(functions.Find("string")!, [part]);
            whole = whole is null ? piece : new Expr.Binary(Operator.Add, whole, piece);
        }
        return whole ?? new Expr.Literal(Value.From(text));
    }

    private static int NextOpen(string text, int from)
    {
        for (var i = from; i + 1 < text.Length; i++)
            if (text[i] is '$' or '#' && text[i + 1] == '{')
                return i;
        return text.Length;
    }

    // A bracket inside quotes does not close.
    private static int Close(string text, int open)
    {
        var quote = '\0';
        for (var i = open + 2; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == '}')
                return i;
        }
        throw new ExpressionException("'}' expected");
    }
}
