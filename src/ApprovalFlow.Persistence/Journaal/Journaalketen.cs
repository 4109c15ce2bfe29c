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
    /// <summary>Every nota, in order of id.</summary>
    public Task<Ketencontrole> VerifyAsync(CancellationToken stop = default) => VerifyAsync(db.Notas, stop);

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

    private IQueryable<Ketenrij> Rows(IQueryable<Nota> notas) =>
        from nota in notas.AsNoTracking()
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
            Laatste = nota.Volgnummer,
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

internal sealed record KetenNota(NotaId Id, string Kenmerk, int Laatste);

/// <summary>Walks one chain.</summary>
internal sealed class Ketenloper(KetenNota nota)
{
    private string vorige = Journaalhash.Begin(nota.Id);
    private int volgnummer;

    public KetenNota Nota => nota;

    public Ketenbreuk? Regel(GebeurtenisRow line, GebeurtenisInhoudRow? content)
    {
        volgnummer++;
        if (line.Volgnummer != volgnummer)
        {
            return Breuk($"line {volgnummer} is missing: line {line.Volgnummer} stands in its place");
        }
        if (line.VorigeHash != vorige)
        {
            return Breuk("the line does not follow the line before it");
        }
        if (line.Hash != Journaalhash.Of(line))
        {
            return Breuk("the line is not the line that was written");
        }
        if (content is not null && line.InhoudHash != Journaalhash.OfInhoud(content.Zout, content.Inhoud))
        {
            return Breuk("the content is not the content that was written with the line");
        }
        vorige = line.Hash;
        return null;
    }

    public Ketenbreuk? Einde() =>
        volgnummer == nota.Laatste
            ? null
            : new(
                nota.Id,
                nota.Kenmerk,
                volgnummer,
                $"the journal ends at line {volgnummer}, the nota at {nota.Laatste}"
            );

    private Ketenbreuk Breuk(string melding) => new(nota.Id, nota.Kenmerk, volgnummer, melding);
}
