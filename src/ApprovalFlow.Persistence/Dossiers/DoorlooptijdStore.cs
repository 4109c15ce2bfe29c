using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>
/// So many finished steps that were asked and answered on the same two days in Amsterdam; of what was held, asked and asked
/// again.
/// </summary>
public sealed record Doorloop(
    Stap Stap,
    EenheidCode Eenheid,
    LocalDate Van,
    LocalDate Tot,
    bool Terug,
    bool Aangehouden,
    int Aantal
);

/// <summary>What notas wait for: open tasks, timers that no task carries, work of the system, and who objected.</summary>
public sealed record Wachtend(
    ILookup<NotaId, Taak> Taken,
    ILookup<NotaId, TimerRow> Timers,
    ILookup<NotaId, OpdrachtRow> Opdrachten,
    ILookup<NotaId, Afstemming> Bezwaren
);

/// <summary>What finished steps tell of how long they take, counted by the database.</summary>
public sealed class DoorlooptijdStore(ApprovalFlowDb db)
{
    /// <summary>
    /// Of what was answered from this moment on. A first draft is no answer, and neither is a decision that was held: that one
    /// counts when it came back. The answer sent the nota back when it was terugsturen, or niet akkoord in a round.
    /// </summary>
    public async Task<IReadOnlyList<Doorloop>> LoadAsync(Instant vanaf, CancellationToken stop = default)
    {
        var found = new List<Doorloop>();
        var batch = new ReadBatch(db);
        batch.Add(
            """
            SELECT stap, eenheid, (geopend_op AT TIME ZONE 'Europe/Amsterdam')::date,
                   (tot AT TIME ZONE 'Europe/Amsterdam')::date, terug, aangehouden, count(*)::int
            FROM (
              SELECT t.*, coalesce(uitkomst = 'terugsturen' OR (stap = 'afstemmen' AND uitkomst = 'niet-akkoord'), false)
                     AS terug, false AS aangehouden, afgerond_op AS tot
              FROM taak t
              WHERE status = 'afgerond' AND afgerond_op >= $1
                AND (stap <> 'opstellen' OR versie > 0) AND uitkomst IS DISTINCT FROM 'aanhouden'
              UNION ALL
              SELECT t.*, false, true, (
                SELECT min(weer.geopend_op) FROM taak weer
                WHERE weer.nota_id = t.nota_id AND weer.element = t.element AND weer.nummer > t.nummer)
              FROM taak t WHERE status = 'afgerond' AND afgerond_op >= $1 AND uitkomst = 'aanhouden'
            ) x
            WHERE tot IS NOT NULL
            GROUP BY 1, 2, 3, 4, 5, 6
            """,
            async (reader, token) =>
            {
                while (await reader.ReadAsync(token))
                {
                    found.Add(
                        new Doorloop(
                            StapCodes.Parse(reader.GetString(0))!.Value,
                            EenheidCode.Of(reader.GetString(1)),
                            reader.GetFieldValue<LocalDate>(2),
                            reader.GetFieldValue<LocalDate>(3),
                            reader.GetBoolean(4),
                            reader.GetBoolean(5),
                            reader.GetInt32(6)
                        )
                    );
                }
            },
            new NpgsqlParameter { Value = vanaf }
        );
        await batch.RunAsync(stop);
        return found;
    }

    /// <summary>Of these notas, in one question whatever their number.</summary>
    public async Task<Wachtend> WachtendAsync(IReadOnlyCollection<NotaId> notas, CancellationToken stop = default)
    {
        var ids = notas.Select(id => id.Value).ToArray();
        var batch = new ReadBatch(db);
        var taken = batch.Rows<Taak>("WHERE nota_id = ANY($1) AND status = 'open'", Parameter(ids));
        var timers = batch.Rows<TimerRow>("WHERE nota_id = ANY($1) AND host IS NULL", Parameter(ids));
        var opdrachten = batch.Rows<OpdrachtRow>(
            "WHERE nota_id = ANY($1) AND status IN ('open', 'opgegeven')",
            Parameter(ids)
        );
        var bezwaren = batch.Rows<Afstemming>(
            "WHERE nota_id = ANY($1) AND geldig AND oordeel = 'niet-akkoord'",
            Parameter(ids)
        );
        await batch.RunAsync(stop);
        return new Wachtend(
            taken.ToLookup(t => t.NotaId),
            timers.ToLookup(t => t.NotaId),
            opdrachten.ToLookup(o => o.NotaId),
            bezwaren.ToLookup(a => a.NotaId)
        );
    }

    private static NpgsqlParameter Parameter(Guid[] ids) => new() { Value = ids };
}
