using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ApprovalFlow.Engine.Expressions;

internal enum LexemeKind
{
    Number,
    Text,
    At,
    Word,
    Symbol,
    End,
}

internal readonly record struct Lexeme(LexemeKind Kind, string Text, int Position);

/// <summary>Says what is wrong and where in the text. Never leaves the importer.</summary>
internal sealed class ExpressionException(string message) : Exception(message);

/// <summary>Cuts a text into lexemes. The words and signs of the second notation become those of the first.</summary>
internal sealed class Lexer(string text, bool dollar)
{
    private static readonly string[] Symbols =
    [
        "!=",
        "<=",
        ">=",
        "==",
        "&&",
        "||",
        "..",
        "**",
        "=",
        "<",
        ">",
        "+",
        "-",
        "*",
        "/",
        "%",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        ":",
        "?",
        "!",
    ];

    private static readonly ImmutableDictionary<string, string> DollarWords = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["=="] = "=",
        ["eq"] = "=",
        ["ne"] = "!=",
        ["lt"] = "<",
        ["le"] = "<=",
        ["gt"] = ">",
        ["ge"] = ">=",
        ["&&"] = "and",
        ["||"] = "or",
        ["!"] = "not",
        ["div"] = "/",
        ["mod"] = "%",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private int _at;

    internal ImmutableArray<Lexeme> Read()
    {
        var found = ImmutableArray.CreateBuilder<Lexeme>();
        while (true)
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
            var lexeme = _at == text.Length ? new Lexeme(LexemeKind.End, "end of the expression", _at) : Next();
            found.Add(lexeme);
            if (lexeme.Kind is LexemeKind.End)
                return found.ToImmutable();
        }
    }

    private Lexeme Next()
    {
        var c = text[_at];
        if (char.IsAsciiDigit(c))
            return Number();
        if (c == '"' || (dollar && c == '\''))
            return Quoted(c, LexemeKind.Text, _at);
        if (c == '@' && _at + 1 < text.Length && text[_at + 1] == '"')
        {
            var start = _at++;
            return Quoted('"', LexemeKind.At, start);
        }
        return char.IsLetter(c) || c is '_' or '$' ? Word() : Symbol();
    }

    private Lexeme Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || IsPoint()))
            _at++;
        var digits = text[start.._at];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? new(LexemeKind.Number, digits, start)
            : throw new ExpressionException($"'{digits}' is no number");
    }

    private bool IsPoint() => text[_at] == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]);

    private Lexeme Quoted(char quote, LexemeKind kind, int start)
    {
        var content = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                _at++;
            content.Append(text[_at]);
        }
        if (_at == text.Length)
            throw new ExpressionException("a quoted text does not end");
        _at++;
        return new(kind, content.ToString(), start);
    }

    private Lexeme Word()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
            _at++;
        return Mapped(LexemeKind.Word, text[start.._at], start);
    }

    private Lexeme Symbol()
    {
        var symbol = Symbols.FirstOrDefault(s => string.CompareOrdinal(text, _at, s, 0, s.Length) == 0);
        if (symbol is null)
            throw new ExpressionException($"'{text[_at]}' does not belong in an expression");
        var start = _at;
        _at += symbol.Length;
        if (!dollar && symbol is "==" or "&&" or "||" or "!" && !dollar)
            throw new ExpressionException($"'{symbol}' is not part of this notation (use =, and, or, not)");
        return Mapped(LexemeKind.Symbol, symbol, start);
    }

    private Lexeme Mapped(LexemeKind kind, string word, int start)
    {
        if (!dollar || !DollarWords.TryGetValue(word, out var plain))
            return new(kind, word, start);
        return new(char.IsLetter(plain[0]) ? LexemeKind.Word : LexemeKind.Symbol, plain, start);
    }
}
