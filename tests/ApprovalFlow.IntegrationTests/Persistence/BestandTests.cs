using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.IntegrationTests.Persistence;

[TestFixture]
internal sealed class BestandTests : PersistenceTests
{
    private const int VijfMb = 5 * BestandStore.DeelBytes;
    private const int Seed = 5;

    private BestandStore bestanden = null!;
    private NotaId id;

    [SetUp]
    public async Task Begin()
    {
        bestanden = new BestandStore(Db);
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

    [TestCase("DELETE FROM bijlage_deel WHERE nummer = 2")]
    [TestCase("DELETE FROM bijlage_deel WHERE nummer = 3")]
    [TestCase("UPDATE bijlage_deel SET inhoud = set_byte(inhoud, 7, 255 - get_byte(inhoud, 7)) WHERE nummer = 2")]
    public async Task Bytes_that_are_not_the_bytes_that_were_stored_are_never_given_as_whole(string sql)
    {
        var bestand = await Store(Bytes((2 * BestandStore.DeelBytes) + 9));
        await Database.TamperAsync($"{sql} AND nota_id = '{id}'");
        await using var stream = await bestanden.OpenAsync(id, bestand!.Sha256);
        Assert.That(async () => await stream!.CopyToAsync(Stream.Null), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public async Task A_source_that_trickles_gives_the_same_parts()
    {
        var bytes = Bytes(BestandStore.DeelBytes + 5);
        await using var transaction = await Db.Database.BeginTransactionAsync();
        var bestand = await bestanden.WriteAsync(id, new Trickle(bytes), bytes.Length, Proef.NieuwId());
        var sizes = await Db
            .BijlageDelen.Where(d => d.NotaId == id && d.Sha256 == bestand!.Sha256)
            .OrderBy(d => d.Nummer)
            .Select(d => d.Inhoud.Length)
            .ToListAsync();
        Assert.That(sizes, Is.EqualTo(new[] { BestandStore.DeelBytes, 5 }));
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

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(Seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>As a network does: a little at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        private const int Little = 60_001;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, Little)], cancellationToken);
    }
}
