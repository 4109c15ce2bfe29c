using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Comparison;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Two saves of one model are one text; two versions differ in what counts and in nothing else.</summary>
public sealed class ComparisonTests
{
    private static readonly string Xml = Shipped.Xml("nota-ter-beslissing");

    private static ProcessDefinition Read(string xml) => BpmnImporter.Import(xml, Shipped.Options).Definition!;

    [Test]
    public void Blanks_prefixes_and_comments_make_no_difference()
    {
        var saved = Xml.Replace("bpmn:", "semantic:", StringComparison.Ordinal)
            .Replace("xmlns:bpmn=", "xmlns:semantic=", StringComparison.Ordinal)
            .Replace("  <", "\t<!-- x --><", StringComparison.Ordinal);

        Assert.That(CanonicalModel.Write(saved), Is.EqualTo(CanonicalModel.Write(Xml)));
    }

    [TestCaseSource(typeof(Shipped), nameof(Shipped.Names))]
    public void The_canonical_text_means_the_same_and_is_its_own(string name)
    {
        var canonical = CanonicalModel.Write(Shipped.Xml(name))!;

        Assert.That(CanonicalModel.Write(canonical), Is.EqualTo(canonical));
        Assert.That(ModelComparison.Compare(Shipped.Read(name), Read(canonical)), Is.Empty);
    }

    [Test]
    public void A_change_shows_in_the_canonical_text() =>
        Assert.That(
            CanonicalModel.Write(
                Xml.Replace("candidateGroups=\"SG\"", "candidateGroups=\"PSG\"", StringComparison.Ordinal)
            ),
            Is.Not.EqualTo(CanonicalModel.Write(Xml))
        );

    [Test]
    public void What_is_no_XML_has_no_canonical_text() => Assert.That(CanonicalModel.Write("<a>"), Is.Null);

    [Test]
    public void A_changed_property_condition_and_name_are_told_with_before_and_after()
    {
        var after = Xml.Replace("candidateGroups=\"SG\"", "candidateGroups=\"PSG\"", StringComparison.Ordinal)
            .Replace("name=\"Beslissen\"", "name=\"Besluiten\"", StringComparison.Ordinal)
            .Replace("uitkomst = \"doorgeleiden\"", "uitkomst = \"door\"", StringComparison.Ordinal);
        var changes = ModelComparison.Compare(Read(Xml), Read(after));

        Assert.That(
            changes.Select(c => $"{c.Element} {c.What}: {c.Before} -> {c.After}"),
            Is.EqualTo(
                new[]
                {
                    "Beslissen name: Beslissen -> Besluiten",
                    "Vaststellen groups: SG -> PSG",
                    "NaVaststellenDoorgeleiden condition: =uitkomst = \"doorgeleiden\" -> =uitkomst = \"door\"",
                }
            )
        );
    }

    [Test]
    public void Steps_and_flows_that_came_and_went_are_told()
    {
        var before = Model.Read(
            $"{Model.Start()}{Model.User("A")}{Model.End()}{Model.Flow("Start", "A")}{Model.Flow("A", "End")}"
        );
        var after = Model.Read(
            $"{Model.Start()}{Model.User("B")}{Model.End()}{Model.Flow("Start", "B")}{Model.Flow("B", "End")}"
        );

        Assert.That(
            ModelComparison.Compare(before, after).Select(c => $"{c.Kind} {c.Element} {c.IsFlow}"),
            Is.EqualTo(
                new[]
                {
                    "Added B False",
                    "Removed A False",
                    "Added Start-B True",
                    "Added B-End True",
                    "Removed Start-A True",
                    "Removed A-End True",
                }
            )
        );
    }

    [Test]
    public void The_layout_does_not_count() =>
        Assert.That(
            ModelComparison.Compare(Read(Xml), Read(Xml.Replace("x=\"250\"", "x=\"260\"", StringComparison.Ordinal))),
            Is.Empty
        );
}
