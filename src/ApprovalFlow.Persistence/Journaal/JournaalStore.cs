using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>A line as it was recorded, with its hash.</summary>
public sealed record JournaalLijn(Vastlegging Vastlegging, string Hash);

/// <summary>Reads the journal of a nota in order. Rights are the caller's: ask Leesbaar first.</summary>
public sealed class JournaalStore(ApprovalFlowDb db)
{
    /// <summary>At most so many lines after this volgnummer; 0 begins at the first.</summary>
    public async Task<IReadOnlyList<JournaalLijn>> LinesAsync(
        NotaId id,
        int vanaf,
        int aantal,
        CancellationToken stop = default
    )
    {
        var rows = await Rows(id).Where(r => r.Line.Volgnummer > vanaf).Take(aantal).ToListAsync(stop);
        return [.. rows.Select(Read)];
    }

    /// <summary>The ids of the flows of the procedure that the nota went over, each once: read from the engine's events.</summary>
    public async Task<IReadOnlyList<string>> FlowsAsync(NotaId id, CancellationToken stop = default) =>
        await db
            .Database.SqlQuery<string>(
                $"""
                SELECT DISTINCT jsonb_build_array(flow) ->> 0 AS "Value"
                FROM gebeurtenis, jsonb_path_query(verloop::jsonb, '$[*].produced[*].flow') AS flow
                WHERE nota_id = {id.Value}
                """
            )
            .ToListAsync(stop);

    /// <summary>Every line, streamed.</summary>
    public IAsyncEnumerable<JournaalLijn> AllAsync(NotaId id) => Rows(id).AsAsyncEnumerable().Select(Read);

    internal IQueryable<JournaalRow> Rows(NotaId id) =>
        from line in db.Gebeurtenissen.AsNoTracking()
        where line.NotaId == id
        join found in db.GebeurtenisInhouden.AsNoTracking()
            on new { line.NotaId, line.Volgnummer } equals new { found.NotaId, found.Volgnummer }
            into contents
        from content in contents.DefaultIfEmpty()
        orderby line.Volgnummer
        select new JournaalRow { Line = line, Content = content };

    private static JournaalLijn Read(JournaalRow row) => new(Journaalregels.Read(row.Line, row.Content), row.Line.Hash);
}

internal sealed class JournaalRow
{
    public required GebeurtenisRow Line { get; init; }
    public GebeurtenisInhoudRow? Content { get; init; }
}
