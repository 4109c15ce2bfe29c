using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The first anchor that does not hold, and why. Nummer is 0 when there should be one and there is none.</summary>
public sealed record Ankerbreuk(int Nummer, string Melding);

/// <summary>What was looked at. Laatste is null while there is no anchor.</summary>
public sealed record Ankercontrole(int Ankers, Instant? Laatste, Ankerbreuk? Breuk);

/// <summary>
/// A daily statement over all chains, signed with the installation's key. A chain alone proves nothing against somebody
/// who recomputes it whole; against an anchor they would need the key too, and that is not in the database.
/// </summary>
public sealed class Ankers(ApprovalFlowDb db)
{
    /// <summary>Logs are covered up to here: an older line that is still uncommitted does not exist.</summary>
    private static readonly Duration Uitstel = Duration.FromMinutes(1);

    internal const DSASignatureFormat Vorm = DSASignatureFormat.Rfc3279DerSequence;

    public static string Vingerafdruk(ECDsa sleutel) =>
        Convert.ToHexStringLower(SHA256.HashData(sleutel.ExportSubjectPublicKeyInfo()));

    /// <summary>Sets an anchor. One at a time, as of one moment.</summary>
    public async Task<AnkerRow> ZetAsync(ECDsa sleutel, Instant nu, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('anker', 0))", stop);
        var vorige = await db.Ankers.OrderByDescending(a => a.Nummer).FirstOrDefaultAsync(stop);
        var nummer = (vorige?.Nummer ?? 0) + 1;
        var koppen = await NieuweKoppen(nummer).ToListAsync(stop);
        var inzage = await InzageTot(vorige, nu - Uitstel, stop);
        var register = await RegisterTot(vorige, nu - Uitstel, stop);
        var anker = new AnkerRow
        {
            Nummer = nummer,
            Op = Moment.Require(nu),
            Koppen = koppen.Count,
            InzageTot = inzage,
            InzageHash = await InzageHash(vorige?.InzageTot ?? 0, inzage, stop),
            RegisterTot = register,
            RegisterHash = await RegisterHash(vorige?.RegisterTot ?? 0, register, stop),
            VorigeHash = vorige?.Hash ?? "",
            Hash = "",
            Sleutel = Vingerafdruk(sleutel),
            Handtekening = [],
        };
        anker = anker with { Hash = Ankerhash.Of(anker, koppen) };
        anker = anker with { Handtekening = sleutel.SignHash(Convert.FromHexString(anker.Hash), Vorm) };
        db.Add(anker);
        db.AddRange(koppen);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(stop);
        return anker;
    }

    /// <summary>
    /// Every anchor in order: its number, its link, its hash, its signature, the heads of the chains and the logs. The keys
    /// are in the order in which they were used: after the first anchor of a later one, an earlier one signs no more.
    /// Without any key the signatures are not looked at.
    /// </summary>
    public async Task<Ankercontrole> VerifyAsync(IReadOnlyList<ECDsa> sleutels, CancellationToken stop = default)
    {
        var reeks = new Sleutelreeks(sleutels);
        var (aantal, vorige) = (0, (AnkerRow?)null);
        foreach (var anker in await db.Ankers.OrderBy(a => a.Nummer).ToListAsync(stop))
        {
            if (await Breuk(anker, vorige, reeks, stop) is { } melding)
            {
                return new(aantal, vorige?.Op, new(anker.Nummer, melding));
            }
            (aantal, vorige) = (aantal + 1, anker);
        }
        return new(aantal, vorige?.Op, null);
    }

    private async Task<string?> Breuk(AnkerRow anker, AnkerRow? vorige, Sleutelreeks sleutels, CancellationToken stop)
    {
        if (anker.Nummer != (vorige?.Nummer ?? 0) + 1)
        {
            return "the anchor before it is missing";
        }
        if (anker.VorigeHash != (vorige?.Hash ?? ""))
        {
            return "it does not follow the anchor before it";
        }
        var koppen = await db.AnkerKoppen.Where(k => k.Anker == anker.Nummer).ToListAsync(stop);
        if (koppen.Count != anker.Koppen || anker.Hash != Ankerhash.Of(anker, koppen))
        {
            return "it is not the anchor that was signed";
        }
        if (sleutels.Breuk(anker) is { } teken)
        {
            return teken;
        }
        if (await Kopbreuk(anker, stop) is { } kop)
        {
            return $"line {kop.Volgnummer} of nota {kop.NotaId} is not the line that it was set on";
        }
        if (anker.InzageHash != await InzageHash(vorige?.InzageTot ?? 0, anker.InzageTot, stop))
        {
            return "the access log is not the one that it was set on";
        }
        return anker.RegisterHash == await RegisterHash(vorige?.RegisterTot ?? 0, anker.RegisterTot, stop)
            ? null
            : "the journal of the registers is not the one that it was set on";
    }

    /// <summary>The chains that moved since they last stood in an anchor.</summary>
    private IQueryable<AnkerKopRow> NieuweKoppen(int nummer) =>
        from verloop in db.Verlopen
        join line in db.Gebeurtenissen
            on new { verloop.NotaId, verloop.Volgnummer } equals new { line.NotaId, line.Volgnummer }
        where !db.AnkerKoppen.Any(k => k.NotaId == verloop.NotaId && k.Volgnummer == verloop.Volgnummer)
        select new AnkerKopRow(nummer, verloop.NotaId, verloop.Volgnummer, line.Hash);

    private Task<AnkerKopRow?> Kopbreuk(AnkerRow anker, CancellationToken stop) =>
        db
            .AnkerKoppen.Where(k => k.Anker == anker.Nummer)
            .Where(k =>
                !db.Gebeurtenissen.Any(g => g.NotaId == k.NotaId && g.Volgnummer == k.Volgnummer && g.Hash == k.Hash)
            )
            .OrderBy(k => k.NotaId)
            .FirstOrDefaultAsync(stop);

    private async Task<long> InzageTot(AnkerRow? vorige, Instant voor, CancellationToken stop) =>
        Math.Max(
            await db.Inzagen.Where(i => i.Op < voor).MaxAsync(i => (long?)i.Id, stop) ?? 0,
            vorige?.InzageTot ?? 0
        );

    private Task<string> InzageHash(long na, long tot, CancellationToken stop) =>
        Loghash(db.Inzagen.Where(i => i.Id > na && i.Id <= tot).OrderBy(i => i.Id), Ankerhash.Fields, stop);

    private async Task<long> RegisterTot(AnkerRow? vorige, Instant voor, CancellationToken stop) =>
        Math.Max(
            await db.Registerwijzigingen.Where(w => w.OpSysteem < voor).MaxAsync(w => (long?)w.Id, stop) ?? 0,
            vorige?.RegisterTot ?? 0
        );

    private Task<string> RegisterHash(long na, long tot, CancellationToken stop) =>
        Loghash(db.Registerwijzigingen.Where(w => w.Id > na && w.Id <= tot).OrderBy(w => w.Id), Ankerhash.Fields, stop);

    private static async Task<string> Loghash<T>(
        IQueryable<T> rows,
        Func<T, IEnumerable<string?>> fields,
        CancellationToken stop
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            hash.AppendData(Ankerhash.Bytes(fields(row)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>The keys that anchors may be signed with, in the order of their use, while the anchors are walked.</summary>
internal sealed class Sleutelreeks(IReadOnlyList<ECDsa> sleutels)
{
    private readonly string[] afdrukken = [.. sleutels.Select(Ankers.Vingerafdruk)];
    private int laatste;

    public string? Breuk(AnkerRow anker)
    {
        if (sleutels.Count == 0)
        {
            return null;
        }
        var welke = Array.IndexOf(afdrukken, anker.Sleutel);
        if (welke < 0)
        {
            return $"it is signed with a key that was not given: {anker.Sleutel}";
        }
        if (welke < laatste)
        {
            return "it is signed with an earlier key than the anchor before it";
        }
        laatste = welke;
        return sleutels[welke].VerifyHash(Convert.FromHexString(anker.Hash), anker.Handtekening, Ankers.Vorm)
            ? null
            : "its signature is not of its key";
    }
}

/// <summary>
/// The form of an anchor, in the notation of <see cref="Journaalhash"/>: its fields, then nota, volgnummer and hash of
/// each head in order of the nota's id as text.
/// </summary>
internal static class Ankerhash
{
    public static string Of(AnkerRow anker, IEnumerable<AnkerKopRow> koppen) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Bytes(
                    Fields(anker)
                        .Concat(
                            koppen
                                .OrderBy(k => k.NotaId.ToString(), StringComparer.Ordinal)
                                .SelectMany(k => new[] { k.NotaId.ToString(), Text(k.Volgnummer), k.Hash })
                        )
                )
            )
        );

    public static IEnumerable<string?> Fields(AnkerRow anker) =>
        [
            "anker-1",
            Text(anker.Nummer),
            Journaalhash.Text(anker.Op),
            Text(anker.Koppen),
            Text(anker.InzageTot),
            anker.InzageHash,
            Text(anker.RegisterTot),
            anker.RegisterHash,
            anker.VorigeHash,
            anker.Sleutel,
        ];

    public static IEnumerable<string?> Fields(InzageRow row) =>
        [
            Text(row.Id),
            row.Soort.ToString(),
            Journaalhash.Text(row.Op),
            row.Medewerker?.ToString(),
            row.NotaId?.ToString(),
            row.Handeling,
            row.Voorwerp,
            row.Uitkomst,
            row.Aanmelding,
            row.Herkomst,
        ];

    public static IEnumerable<string?> Fields(RegisterwijzigingRow row) =>
        [
            Text(row.Id),
            row.Register,
            row.Sleutel,
            row.Oud,
            row.Nieuw,
            row.Door?.ToString(),
            Journaalhash.Text(row.Op),
            Journaalhash.Text(row.OpSysteem),
        ];

    public static byte[] Bytes(IEnumerable<string?> fields)
    {
        using var bytes = new MemoryStream();
        foreach (var field in fields)
        {
            Journaalhash.Append(bytes, field);
        }
        return bytes.ToArray();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
