using System.Text;
using System.Text.RegularExpressions;

namespace ApprovalFlow.UnitTests.Layout;

/// <summary>The engine has never heard of a nota: no identifier in it holds a word of the woordenlijst.</summary>
internal sealed class EngineWordsTests
{
    private static readonly Regex NotCode = new(""""(?:[^"\\\n]|\\.)*"|//[^\n]*"""", RegexOptions.None, Timeouts.Regex);
    private static readonly Regex Identifier = new(@"[A-Za-z_]\w*", RegexOptions.None, Timeouts.Regex);
    private static readonly Regex Word = new("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.None, Timeouts.Regex);

    private const string List = "src/ApprovalFlow.Notas/WOORDENLIJST.md";

    /// <summary>Terms that are English too.</summary>
    private static readonly HashSet<string> English = new(StringComparer.Ordinal)
    {
        "effect", // what a move does to a state
        "incident", // what engines for BPMN call a token that can not go on
        "stand", // to stand
        "taken", // the participle of to take: a flow that was taken
    };

    [Test]
    public void The_engine_contains_no_word_of_the_woordenlijst()
    {
        var terms = Terms(Path.Combine(Repository.Root, List));
        Assert.That(terms, Has.Count.GreaterThan(100), "the first column of its table");
        var found =
            from source in Repository.Sources("src/ApprovalFlow.Engine")
            from identifier in Identifiers(File.ReadAllText(source))
            let words = Words(identifier)
            from term in terms
            where $" {words} ".Contains($" {term} ", StringComparison.Ordinal)
            select $"{Path.GetFileName(source)}: {identifier} ({term})";
        Assert.That(found.Distinct(StringComparer.Ordinal), Is.Empty);
    }

    /// <summary>"| alinea, opsomming | … |" gives both, in lower case without diacritics, as words apart.</summary>
    private static List<string> Terms(string path) =>
        [
            .. File.ReadLines(path)
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Skip(1)
                .SelectMany(line => line.Split('|')[1].Split(','))
                .Select(term => Words(term.Trim().Replace(' ', '_')))
                .Where(term => term.Length > 0 && !English.Contains(term)),
        ];

    private static IEnumerable<string> Identifiers(string source)
    {
        var code = NotCode.Replace(source, " ");
        return Identifier.Matches(code).Select(match => match.Value).Distinct(StringComparer.Ordinal);
    }

    /// <summary>"TaakIsAlAfgerond" gives "taak is al afgerond".</summary>
    private static string Words(string identifier)
    {
        var plain = string.Concat(
            identifier.Normalize(NormalizationForm.FormD).Where(c => !char.IsAsciiDigit(c) && c < 128)
        );
        return string.Join(' ', Word.Matches(plain).Select(match => match.Value.ToLowerInvariant()));
    }
}
