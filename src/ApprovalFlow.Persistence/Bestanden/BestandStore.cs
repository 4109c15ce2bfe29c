using System.Security.Cryptography;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>What was stored: SHA-256 in lower-case hexadecimal, size in bytes.</summary>
public sealed record Bestand(string Sha256, long Grootte);

/// <summary>
/// The bytes of bijlagen and packages, in parts of 1 MB, streamed both ways. The same bytes stand once in a nota.
/// </summary>
public sealed class BestandStore(ApprovalFlowDb db)
{
    public const int DeelBytes = 1024 * 1024;

    /// <summary>
    /// Reads the stream to its end. Null when it is longer than max: the caller rolls its transaction back. Upload names
    /// the parts until the hash is known.
    /// </summary>
    public async Task<Bestand?> WriteAsync(
        NotaId id,
        Stream bron,
        long max,
        Guid upload,
        CancellationToken stop = default
    )
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A file is stored in one transaction.");
        }
        var voorlopig = $"upload {upload}";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[DeelBytes];
        var grootte = 0L;
        var nummer = 0;
        int read;
        do
        {
            read = await bron.ReadAtLeastAsync(buffer, DeelBytes, throwOnEndOfStream: false, stop);
            grootte += read;
            if (grootte > max)
            {
                return null;
            }
            hash.AppendData(buffer, 0, read);
            // An empty file has one empty part, so that it is found again.
            if (read > 0 || nummer == 0)
            {
                await AppendAsync(new BijlageDeelRow(id, voorlopig, ++nummer, buffer[..read]), stop);
            }
        } while (read == DeelBytes);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        await NameAsync(id, voorlopig, sha256, stop);
        return new Bestand(sha256, grootte);
    }

    /// <summary>Null when this nota has no such bytes. Reads and checks a part at a time, and needs the context for as long.</summary>
    public async Task<Stream?> OpenAsync(NotaId id, string sha256, CancellationToken stop = default)
    {
        var delen = await db
            .BijlageDelen.Where(d => d.NotaId == id && d.Sha256 == sha256)
            .GroupBy(d => d.Sha256)
            .Select(g => new { Aantal = g.Count(), Grootte = g.Sum(d => (long)d.Inhoud.Length) })
            .SingleOrDefaultAsync(stop);
        return delen is null
            ? null
            : new BestandStream(nummer => PartAsync(id, sha256, nummer, stop), sha256, delen.Grootte);
    }

    /// <summary>Not by the change tracker, which would keep every part.</summary>
    private Task<int> AppendAsync(BijlageDeelRow deel, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO bijlage_deel (nota_id, sha256, nummer, inhoud)
            VALUES ({deel.NotaId.Value}, {deel.Sha256}, {deel.Nummer}, {deel.Inhoud})
            """,
            stop
        );

    private async Task<byte[]?> PartAsync(NotaId id, string sha256, int nummer, CancellationToken stop) =>
        await db
            .BijlageDelen.Where(d => d.NotaId == id && d.Sha256 == sha256 && d.Nummer == nummer)
            .Select(d => d.Inhoud)
            .SingleOrDefaultAsync(stop);

    /// <summary>Two uploads of the same bytes at once: the second waits for the first, and drops its own.</summary>
    private async Task NameAsync(NotaId id, string voorlopig, string sha256, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({id.ToString() + sha256}, 0))",
            stop
        );
        var mine = db.BijlageDelen.Where(d => d.NotaId == id && d.Sha256 == voorlopig);
        if (await db.BijlageDelen.AnyAsync(d => d.NotaId == id && d.Sha256 == sha256, stop))
        {
            await mine.ExecuteDeleteAsync(stop);
            return;
        }
        await mine.ExecuteUpdateAsync(set => set.SetProperty(d => d.Sha256, sha256), stop);
    }
}
