using System.Collections;
using System.Reflection;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;

namespace ApprovalFlow.UnitTests.Layout;

/// <summary>Every event can be stored, read again and told.</summary>
internal sealed class GebeurtenissenTests
{
    private static readonly Type[] Soorten = [.. Voorbeelden.Subtypes<Gebeurtenis>(typeof(Gebeurtenis).Assembly)];
    private static readonly Namen Namen = new(Proefnota.Register, _ => "Anne Bakker");

    [Test]
    public void Each_type_has_a_stored_name_and_each_name_a_type()
    {
        var stored = (IDictionary)
            typeof(Gebeurtenissen).GetField("Types", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        Assert.Multiple(() =>
        {
            Assert.That(stored.Values, Is.EquivalentTo(Soorten));
            Assert.That(stored.Keys, Is.All.Match("^[a-z]+(-[a-z]+)*$"));
        });
    }

    [TestCaseSource(nameof(Soorten))]
    public void It_reads_back_as_it_was_written(Type soort)
    {
        var tekst = VrijeTekst.Van("Voor de nota.", "Voor de collega's.");
        var gebeurtenis = (Gebeurtenis)Voorbeelden.Maak(soort) with { Inhoud = tekst };
        var json = Gebeurtenissen.Schrijf(gebeurtenis);
        var gelezen = Gebeurtenissen.Lees(Gebeurtenissen.Naam(gebeurtenis), json, tekst);
        Assert.Multiple(() =>
        {
            Assert.That(gelezen, Is.TypeOf(soort));
            Assert.That(Feiten(gelezen), Is.EqualTo(Feiten(gebeurtenis)));
            Assert.That(gelezen.Inhoud, Is.EqualTo(tekst));
            Assert.That(json, Does.Not.Contain("collega"), "free text stands apart");
        });
    }

    [TestCaseSource(nameof(Soorten))]
    public void It_is_one_Dutch_sentence(Type soort)
    {
        var handeling = new Handeling(MedewerkerId.Of(Voorbeelden.Id), EenheidCode.Of("HDFC"), null, null, "demo");
        var op = Instant.FromUtc(2025, 5, 12, 7, 0);
        var bij = new Vastlegging(1, (Gebeurtenis)Voorbeelden.Maak(soort), handeling, op, op, []);
        Assert.That(bij.Zin(Namen), Does.Match(@"^\p{Lu}[^{}<>]*[^\s.]\.$").And.Not.Contain("  ").And.Not.Contain("`"));
    }

    /// <summary>Each fact by name, arrays item by item: two immutable arrays are equal only when they are one.</summary>
    private static Dictionary<string, object?> Feiten(Gebeurtenis gebeurtenis) =>
        gebeurtenis
            .GetType()
            .GetProperties()
            .Where(property => property.Name != nameof(Gebeurtenis.Inhoud))
            .ToDictionary(
                property => property.Name,
                property =>
                    property.GetValue(gebeurtenis) is IEnumerable and not string
                        ? (object?)((IEnumerable)property.GetValue(gebeurtenis)!).Cast<object>().ToArray()
                        : property.GetValue(gebeurtenis),
                StringComparer.Ordinal
            );
}
