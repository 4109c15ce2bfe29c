using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;

namespace ApprovalFlow.UnitTests.Kennisgevingen;

/// <summary>What one open task gives on one day. HDFC must answer by Thursday 15 May 2025; it was asked on Monday the 12th.</summary>
internal sealed class RappelbesluitTests
{
    private static readonly Werkkalender Kalender = Kalenders.Meegeleverd.Werk;
    private static readonly Proefnota Nota = Proefnota.Ingediend();
    private static readonly Taak Hdfc = Nota.Open("HDFC");
    private static readonly FlowNode Stap = ShippedNode(Hdfc.Element);

    // -5 lies before the opening; -2 is the 13th, +2 the 19th with the escalatie.
    [TestCase(12, null, false)]
    [TestCase(13, -2, false)]
    [TestCase(14, null, false)]
    [TestCase(15, 0, false)]
    [TestCase(16, 1, false)]
    [TestCase(19, 2, true)]
    [TestCase(20, 3, false)]
    public void Each_moment_comes_on_its_own_day(int dag, int? werkdagen, bool escalatie)
    {
        var besluit = Op(Dag(dag - 1), Dag(dag));
        Assert.That(besluit.Rappel?.Werkdagen, Is.EqualTo(werkdagen));
        Assert.That(besluit.Escalatie is not null, Is.EqualTo(escalatie));
    }

    [Test]
    public void Missed_moments_collapse_into_the_last_one()
    {
        var besluit = Op(Dag(12), Dag(20));
        Assert.That(besluit.Rappel, Is.EqualTo(new Rappelmoment(Dag(20), 3)));
        Assert.That(besluit.Escalatie, Is.EqualTo(Dag(19)));
    }

    [Test]
    public void A_termijn_that_moved_gives_new_moments()
    {
        var besluit = Rappelbesluit.Op(Hdfc with { Termijn = Dag(22) }, Stap, Dag(19), Dag(20), Kalender).Value;
        Assert.That(besluit.Rappel?.Werkdagen, Is.EqualTo(-2));
        Assert.That(besluit.Escalatie, Is.Null);
    }

    [TestCase("", "", null, false)]
    [TestCase("+3", "", 3, false)]
    [TestCase("", "1", null, true)]
    public void Another_procedure_reminds_otherwise(string rappel, string escalatie, int? werkdagen, bool escaleert)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rappel"] = rappel,
            ["escalatie"] = escalatie,
        };
        var node = new FlowNode
        {
            Id = "afstemmen",
            Name = "Afstemmen",
            Kind = FlowNodeKind.UserTask,
            Properties = properties.Where(p => p.Value.Length > 0).ToImmutableSortedDictionary(),
        };
        var besluit = Rappelbesluit.Op(Hdfc, node, Dag(15), Dag(20), Kalender).Value;
        Assert.That(besluit.Rappel?.Werkdagen, Is.EqualTo(werkdagen));
        Assert.That(besluit.Escalatie is not null, Is.EqualTo(escaleert));
    }

    [TestCase(8, 0, 11)]
    [TestCase(7, 59, 11)]
    [TestCase(8, 1, 12)]
    public void A_task_that_opens_after_the_hour_is_not_reminded_of_that_day(int uur, int minuut, int nogNiet)
    {
        var geopend = Amsterdam.Op(Dag(12), new LocalTime(uur, minuut));
        Assert.That(Rappelbesluit.NogNietBezien(geopend, new LocalTime(8, 0)), Is.EqualTo(Dag(nogNiet)));
    }

    private static Rappelbesluit Op(LocalDate bezien, LocalDate vandaag) =>
        Rappelbesluit.Op(Hdfc, Stap, bezien, vandaag, Kalender).Value;

    private static LocalDate Dag(int dag) => new(2025, 5, dag);

    private static FlowNode ShippedNode(string element) => Nota.Procedure.Find(element)!;
}
