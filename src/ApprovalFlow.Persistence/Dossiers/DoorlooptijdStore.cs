using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Stappen;
using NodaTime;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>So many finished steps that were asked and answered on the same two days in Amsterdam.</summary>
public sealed record Doorloop(Stap Stap, EenheidCode Eenheid, LocalDate Van, LocalDate Tot, bool Terug, int Aantal);

/// <summary>What finished steps tell of how long they take, counted by the database.</summary>
public sealed class DoorlooptijdStore(ApprovalFlowDb db)
{
    /// <summary>
    /// Of what was answered from this moment on. A first draft and a decision that was held are no answers. The answer sent
    /// the nota back when it was terugsturen, or niet akkoord in a round.
    /// </summary>
    public async Task<IReadOnlyList<Doorloop>> LoadAsync(Instant vanaf, CancellationToken stop = default)
    {
        var found = new List<Doorloop>();
        var batch = new ReadBatch(db);
        batch.Add(
            """
            SELECT stap, eenheid,
                   (geopend_op AT TIME ZONE 'Europe/Amsterdam')::date,
                   (afgerond_op AT TIME ZONE 'Europe/Amsterdam')::date,
                   coalesce(uitkomst = 'terugsturen' OR (stap = 'afstemmen' AND uitkomst = 'niet-akkoord'), false),
                   count(*)::int
            FROM taak
            WHERE status = 'afgerond' AND afgerond_op >= $1
              AND (stap <> 'opstellen' OR versie > 0) AND uitkomst IS DISTINCT FROM 'aanhouden'
            GROUP BY 1, 2, 3, 4, 5
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
                            reader.GetInt32(5)
                        )
                    );
                }
            },
            new NpgsqlParameter { Value = vanaf }
        );
        await batch.RunAsync(stop);
        return found;
    }
}
