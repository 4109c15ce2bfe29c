using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>The first place where a chain is broken, and what is wrong there.</summary>
public sealed record Ketenbreuk(NotaId NotaId, string Kenmerk, int Volgnummer, string Melding);

/// <summary>What was looked at. Breuk is null when every chain is whole.</summary>
public sealed record Ketencontrole(int Notas, long Regels, Ketenbreuk? Breuk);

/// <summary>
/// Recomputes the chain, line by line, without holding a journal in memory. Finds a line that was altered, added, moved
/// or left out, at the end too, and content that is not the content of its line. Content that is gone is no breach.
/// </summary>
public sealed class Journaalketen(ApprovalFlowDb db)
{
    /// <summary>Every nota, in order of id, and then what is left without its nota.</summary>
    public async Task<Ketencontrole> VerifyAsync(CancellationToken stop = default)
    {
        var controle = await VerifyAsync(db.Notas, stop);
        return controle.Breuk is null ? controle with { Breuk = await WithoutNotaAsync(stop) } : controle;
    }

    public Task<Ketencontrole> VerifyAsync(IReadOnlyCollection<NotaId> ids, CancellationToken stop = default) =>
        VerifyAsync(db.Notas.Where(n => ids.Contains(n.Id)), stop);

    public Task<Ketencontrole> VerifyAsync(NotaId id, CancellationToken stop = default) =>
        VerifyAsync(db.Notas.Where(n => n.Id == id), stop);

    private async Task<Ketencontrole> VerifyAsync(IQueryable<Nota> notas, CancellationToken stop)
    {
        var (seen, lines) = (0, 0L);
        Ketenloper? loper = null;
        await foreach (var row in Rows(notas).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (loper is null || loper.Nota.Id != row.Nota)
            {
                if (loper?.Einde() is { } einde)
                {
                    return new(seen, lines, einde);
                }
                loper = new Ketenloper(new(row.Nota, row.Kenmerk, row.Laatste));
                seen++;
            }
            lines += row.Line is null ? 0 : 1;
            if (row.Line is { } line && loper.Regel(line, row.Content) is { } breuk)
            {
                return new(seen, lines, breuk);
            }
        }
        return new(seen, lines, loper?.Einde());
    }

    /// <summary>The first line of a journal whose nota is gone; null when there is none.</summary>
    public async Task<Ketenbreuk?> WithoutNotaAsync(CancellationToken stop = default)
    {
        var line = await db
            .Gebeurtenissen.Where(g => !db.Notas.Any(n => n.Id == g.NotaId))
            .OrderBy(g => g.NotaId)
            .ThenBy(g => g.Volgnummer)
            .FirstOrDefaultAsync(stop);
        // Its id is the only name that such a nota has left.
        return line is null
            ? null
            : new(line.NotaId, line.NotaId.ToString(), line.Volgnummer, "the journal is of a nota that is gone");
    }

    private IQueryable<Ketenrij> Rows(IQueryable<Nota> notas) =>
        from nota in notas.AsNoTracking()
        join verloop in db.Verlopen.AsNoTracking() on nota.Id equals verloop.NotaId into verlopen
        from verloop in verlopen.DefaultIfEmpty()
        join line in db.Gebeurtenissen.AsNoTracking() on nota.Id equals line.NotaId into lines
        from line in lines.DefaultIfEmpty()
        join content in db.GebeurtenisInhouden.AsNoTracking()
            on new { line.NotaId, line.Volgnummer } equals new { content.NotaId, content.Volgnummer }
            into contents
        from content in contents.DefaultIfEmpty()
        orderby nota.Id, line.Volgnummer
        select new Ketenrij
        {
            Nota = nota.Id,
            Kenmerk = nota.Kenmerk,
            Laatste = (int?)verloop.Volgnummer ?? 0,
            Line = line,
            Content = content,
        };

    private sealed class Ketenrij
    {
        public required NotaId Nota { get; init; }
        public required string Kenmerk { get; init; }
        public required int Laatste { get; init; }
        public GebeurtenisRow? Line { get; init; }
        public GebeurtenisInhoudRow? Content { get; init; }
    }
}
