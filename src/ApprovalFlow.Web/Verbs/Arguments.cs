namespace ApprovalFlow.Web.Verbs;

/// <summary>The words after a verb: plain ones in order, and options that begin with two hyphens.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    private Arguments() { }

    public List<string> Plain { get; } = [];

    /// <summary>Flags stand alone, other options take the next word. An unknown option is refused by name.</summary>
    public static Arguments Parse(IReadOnlyList<string> words, string[] flags, string[] valued)
    {
        var parsed = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                parsed.Plain.Add(word);
            }
            else if (flags.Contains(word))
            {
                parsed.options[word] = "";
            }
            else if (!valued.Contains(word))
            {
                throw new VerbFout($"De optie {word} bestaat niet.");
            }
            else if (++i == words.Count)
            {
                throw new VerbFout($"Na {word} hoort een waarde.");
            }
            else
            {
                parsed.options[word] = words[i];
            }
        }
        return parsed;
    }

    public bool Has(string option) => options.ContainsKey(option);

    public string? Value(string option) => options.GetValueOrDefault(option);
}

/// <summary>A verb that can not do what was asked. The message is the one readable sentence.</summary>
internal sealed class VerbFout : Exception
{
    public VerbFout(string message)
        : base(message) { }

    public VerbFout() { }

    public VerbFout(string message, Exception inner)
        : base(message, inner) { }
}
