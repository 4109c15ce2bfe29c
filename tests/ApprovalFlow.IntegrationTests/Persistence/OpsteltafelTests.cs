using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Persistence;

namespace ApprovalFlow.IntegrationTests.Persistence;

/// <summary>The concept and the bijlagen of a nota.</summary>
[TestFixture]
internal sealed class OpsteltafelTests : PersistenceTests
{
    private BestandStore bestanden = null!;
    private BijlageStore bijlagen = null!;
    private NotaId id;

    [SetUp]
    public async Task Begin()
    {
        bestanden = new BestandStore(Db);
        bijlagen = new BijlageStore(Db);
        id = await Proef.Begin();
    }

    [Test]
    public async Task A_bijlage_that_was_taken_away_is_gone_with_its_bytes_unless_a_version_has_it()
    {
        var inhoud = Proef.Inhoud;
        var concepten = new ConceptStore(Db);
        await concepten.SaveAsync(id, inhoud, 1, Proef.Nu);
        var bestand = (await Store([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))!;
        var los = Gegevens(bestand) with { Naam = "Los.pdf" };
        await bijlagen.AddAsync(id, Gegevens(bestand) with { Id = Proef.Kamerbrief.Id });
        await bijlagen.AddAsync(id, los);
        var concept = await concepten.LoadAsync(id);
        Assert.That(concept!.Bijlagen.Select(b => b.Naam), Is.EqualTo(new[] { "Brief.pdf", "Los.pdf" }));
        Assert.That(await bijlagen.GrootteAsync(id), Is.EqualTo(20));

        await Proef.Dien(id);
        Assert.That(await bijlagen.RemoveAsync(id, los.Id), Is.True);
        Assert.That(await bijlagen.RemoveAsync(id, los.Id), Is.False);
        Assert.That(await bijlagen.RemoveAsync(id, Proef.Kamerbrief.Id), Is.True);
        Assert.That(await bijlagen.FindAsync(id, los.Id), Is.Null);
        Assert.That((await bijlagen.FindAsync(id, Proef.Kamerbrief.Id))!.InConcept, Is.False);
        Assert.That(await bestanden.OpenAsync(id, bestand.Sha256), Is.Not.Null);
        Assert.That(await bijlagen.GrootteAsync(id), Is.Zero);
    }

    [Test]
    public async Task A_concept_is_replaced_and_counts_its_revisions()
    {
        var concepten = new ConceptStore(Db);
        Assert.That(await concepten.RevisieAsync(id), Is.Zero);
        await concepten.SaveAsync(id, Proef.Inhoud, 1, Proef.Nu);
        var other = Proef.Inhoud with { Kop = Proef.Inhoud.Kop with { Onderwerp = "Anders" } };
        await concepten.SaveAsync(id, other, 2, Proef.Nu);
        Assert.That(await concepten.RevisieAsync(id), Is.EqualTo(2));
        Assert.That((await concepten.LoadAsync(id))!.Inhoud.Kop.Onderwerp, Is.EqualTo("Anders"));
    }

    private async Task<Bestand?> Store(byte[] bytes)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        var bestand = await bestanden.WriteAsync(id, new MemoryStream(bytes), bytes.Length, Proef.NieuwId());
        await transaction.CommitAsync();
        return bestand;
    }

    private static BijlageGegevens Gegevens(Bestand bestand) =>
        new(
            BijlageId.Of(Proef.NieuwId()),
            "Brief.pdf",
            BijlageSoort.Overig,
            false,
            "application/pdf",
            bestand.Grootte,
            bestand.Sha256
        );
}
