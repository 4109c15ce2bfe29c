using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ApprovalFlow.Engine.Scenarios;

/// <summary>Reads one line from left to right.</summary>
internal sealed class Words(string line)
{
    private string _rest = line.Trim();

    internal bool IsEmpty => _rest.Length == 0;

    internal string Rest()
    {
        var rest = _rest;
        _rest = "";
        return rest;
    }

    internal string Next()
    {
        if (_rest.StartsWith('"'))
            return Quoted();
        var end = _rest.IndexOf(' ', StringComparison.Ordinal);
        return Cut(end < 0 ? _rest.Length : end);
    }

    internal bool Take(string word)
    {
        if (
            !_rest.StartsWith(word, StringComparison.Ordinal)
            || (_rest.Length > word.Length && _rest[word.Length] != ' ')
        )
            return false;
        Cut(word.Length);
        return true;
    }

    /// <summary>A name can hold blanks: it goes on until a word of the notation, a count or JSON.</summary>
    internal string Name()
    {
        if (_rest.StartsWith('"'))
            return Quoted();
        var parts = _rest.Split(' ');
        var count = 1;
        while (count < parts.Length && !EndsName(parts[count]))
            count++;
        return Cut(string.Join(' ', parts.Take(count)).Length);
    }

    private static bool EndsName(string word) =>
        word is "with" or "where" or "key" || word.StartsWith('{') || IsCount(word);

    /// <summary>`x2` or `xall`; null when no count stands here.</summary>
    internal string? Count()
    {
        var end = _rest.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? _rest : _rest[..end];
        return IsCount(word) ? Cut(word.Length)[1..] : null;
    }

    internal static bool IsCount(string word) =>
        word == "xall"
        || (
            word.StartsWith('x') && int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        );

    /// <summary>One JSON object; the line goes on behind it.</summary>
    internal ImmutableSortedDictionary<string, Value> Object()
    {
        var end = EndOfObject();
        try
        {
            return Value.VariablesFromJson(Cut(end));
        }
        catch (JsonException e)
        {
            throw new ScenarioFailure("a JSON object", e.Message);
        }
    }

    private int EndOfObject()
    {
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < _rest.Length; i++)
        {
            var c = _rest[i];
            if (quoted && c == '\\')
                i++;
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == '{')
                depth++;
            else if (!quoted && c == '}' && --depth == 0)
                return i + 1;
        }
        return _rest.Length;
    }

    private string Quoted()
    {
        var end = _rest.IndexOf('"', 1);
        return end < 0 ? Cut(_rest.Length).Trim('"') : Cut(end + 1)[1..^1];
    }

    private string Cut(int length)
    {
        var word = _rest[..length];
        _rest = _rest[length..].TrimStart();
        return word;
    }
}
