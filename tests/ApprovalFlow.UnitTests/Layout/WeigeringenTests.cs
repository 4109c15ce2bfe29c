using System.Text.RegularExpressions;
using ApprovalFlow.Notas;
using ApprovalFlow.Stukken.Import;

namespace ApprovalFlow.UnitTests.Layout;

/// <summary>Every refusal has a slug of its own for programs and one sentence for people.</summary>
internal sealed class WeigeringenTests
{
    private static readonly Type[] Soorten =
    [
        .. Voorbeelden.Subtypes<Weigering>(typeof(Weigering).Assembly, typeof(NotaImport).Assembly),
    ];

    /// <summary>How a subtype names itself, in every project: its slug, and its sentence where it is one literal.</summary>
    private static readonly Regex Declaration = new(
        """:\s*(?:Weigering|base)\(\s*"(?<slug>[^"]*)",\s*(?:\$?"(?<zin>[^"]*)"\s*\))?""",
        RegexOptions.None,
        Timeouts.Regex
    );

    private static IEnumerable<Match> Declarations =>
        Repository.Sources("src").SelectMany(source => Declaration.Matches(File.ReadAllText(source)));

    [TestCaseSource(nameof(Soorten))]
    public void It_says_what_to_do_in_one_sentence(Type soort)
    {
        var weigering = (Weigering)Voorbeelden.Maak(soort);
        Assert.Multiple(() =>
        {
            Assert.That(weigering.Slug, Does.Match("^[a-z]+(-[a-z]+)*$"));
            Assert.That(
                weigering.Zin,
                Does.Match(@"^\p{Lu}[^{}<>]*[^\s.]\.$").And.Not.Contain("  ").And.Not.Contain("`")
            );
        });
    }

    [Test]
    public void No_two_refusals_share_a_slug()
    {
        var slugs = Declarations.Select(match => match.Groups["slug"].Value).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(slugs, Is.Unique);
            Assert.That(slugs, Is.All.Match("^[a-z]+(-[a-z]+)*$"));
            Assert.That(Soorten.Select(s => ((Weigering)Voorbeelden.Maak(s)).Slug), Is.SubsetOf(slugs));
        });
    }

    [Test]
    public void The_sentences_of_the_edge_end_as_sentences_too() =>
        Assert.That(
            Declarations.Where(m => m.Groups["zin"].Success).Select(m => m.Groups["zin"].Value),
            Is.Not.Empty.And.All.EndsWith(".")
        );
}
