using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class BestandTests : PersistenceTests
{
    private const int VijfMb = 5 * BestandStore.DeelBytes;
    private const int Seed = 5;

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

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(BestandStore.DeelBytes)]
    [TestCase(BestandStore.DeelBytes + 1)]
    [TestCase(VijfMb + 17)]
    public async Task A_file_reads_back_byte_for_byte(int size)
    {
        var bytes = Bytes(size);
        var bestand = await Store(bytes);
        Assert.That(bestand, Is.EqualTo(new Bestand(Convert.ToHexStringLower(SHA256.HashData(bytes)), size)));
        await using var stream = await bestanden.OpenAsync(id, bestand!.Sha256);
        Assert.That(stream!.Length, Is.EqualTo(size));
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.That(read.ToArray().AsSpan().SequenceEqual(bytes), Is.True);
    }

    [Test]
    public async Task A_file_of_the_largest_size_is_stored_and_one_byte_more_is_not()
    {
        var fits = await Store(Bytes(1000), max: 1000);
        var tooLong = await Store(Bytes(1001), max: 1000);
        Assert.That(fits, Is.Not.Null);
        Assert.That(tooLong, Is.Null);
    }

    [Test]
    public async Task The_same_bytes_stand_once()
    {
        await Store(Bytes(VijfMb));
        await Store(Bytes(VijfMb));
        var delen = await Db.BijlageDelen.CountAsync(d => d.NotaId == id);
        Assert.That(delen, Is.EqualTo(5));
    }

    [Test]
    public async Task Bytes_of_another_nota_are_not_found()
    {
        var bestand = await Store(Bytes(10));
        var other = await Proef.Begin();
        var stream = await bestanden.OpenAsync(other, bestand!.Sha256);
        Assert.That(stream, Is.Null);
    }

    [Test]
    public async Task A_long_upload_does_not_hold_up_an_answer()
    {
        await using var uploading = Database.Open();
        await using var transaction = await uploading.Database.BeginTransactionAsync();
        await new BestandStore(uploading).WriteAsync(id, new MemoryStream(Bytes(10)), 10, Proef.NieuwId());
        await Db.Database.OpenConnectionAsync();
        await Db.Database.ExecuteSqlRawAsync("SET lock_timeout = '2s'");
        var dossier = await Proef.Dien(id);
        Assert.That(dossier.Nota.Versie, Is.EqualTo(1));
    }

    [Test]
    public async Task A_bijlage_that_was_taken_away_is_gone_with_its_bytes_unless_a_version_has_it()
    {
        var inhoud = Proef.Inhoud;
        var concepten = new ConceptStore(Db);
        await concepten.SaveAsync(id, inhoud, 1, Proef.Nu);
        var bestand = (await Store(Bytes(10)))!;
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

    private async Task<Bestand?> Store(byte[] bytes, long max = long.MaxValue)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync();
        var bestand = await bestanden.WriteAsync(id, new MemoryStream(bytes), max, Proef.NieuwId());
        if (bestand is not null)
        {
            await transaction.CommitAsync();
        }
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

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(Seed).NextBytes(bytes);
        return bytes;
    }
}
