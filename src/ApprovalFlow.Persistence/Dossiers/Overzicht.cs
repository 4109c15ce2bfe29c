using System.Collections.Immutable;
using ApprovalFlow.Notas.Termijnen;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>The working days left after each step of the procedures that notas run on.</summary>
public sealed record Resttabel(
    ImmutableArray<string> Procedures,
    ImmutableArray<int> Versies,
    ImmutableArray<string> Elementen,
    ImmutableArray<int> Dagen
)
{
    public static Resttabel Van(IEnumerable<(string Procedure, int Versie, string Element, int Dagen)> stappen)
    {
        var rows = stappen.ToList();
        return new(
            [.. rows.Select(r => r.Procedure)],
            [.. rows.Select(r => r.Versie)],
            [.. rows.Select(r => r.Element)],
            [.. rows.Select(r => r.Dagen)]
        );
    }
}

/// <summary>
/// Figures over all running notas, counted in the database so that it filters and sorts by them. They know no reader:
/// join them to Leesbaar.
/// </summary>
public static class Overzicht
{
    public static IQueryable<StandRow> Standen(
        this ApprovalFlowDb db,
        Werkdagnummers werkdagen,
        Resttabel rest,
        LocalDate vandaag
    )
    {
        var (datums, nummers) = (werkdagen.Datums.ToArray(), werkdagen.Nummers.ToArray());
        return db.Set<StandRow>()
            .FromSql(
                $"""
                SELECT n.id AS nota_id,
                       min(t.termijn) AS termijn,
                       min(k.nr - r.dagen - g.nr) AS speling,
                       count(t.id)::int AS taken,
                       EXISTS (
                           SELECT FROM incident i WHERE i.nota_id = n.id AND i.opgelost_op IS NULL
                       ) AS vastgelopen
                FROM nota n
                LEFT JOIN taak t ON t.nota_id = n.id AND t.status = 'open'
                LEFT JOIN unnest({rest.Procedures.ToArray()}, {rest.Versies.ToArray()},
                                 {rest.Elementen.ToArray()}, {rest.Dagen.ToArray()})
                     AS r(procedure, versie, element, dagen)
                  ON r.procedure = n.procedure AND r.versie = n.procedure_versie AND r.element = t.element
                LEFT JOIN unnest({datums}, {nummers}) AS k(datum, nr) ON k.datum = n.kamerdatum
                LEFT JOIN unnest({datums}, {nummers}) AS g(datum, nr)
                  ON g.datum = greatest(coalesce(t.termijn, {vandaag}), {vandaag})
                WHERE n.status = 'lopend'
                GROUP BY n.id
                """
            );
    }

    /// <summary>Open tasks, with the working days that each is late: 0 on time.</summary>
    public static IQueryable<TaakdagenRow> OpenTaakdagen(
        this ApprovalFlowDb db,
        Werkdagnummers werkdagen,
        LocalDate vandaag
    ) =>
        db.Set<TaakdagenRow>()
            .FromSql(
                $"""
                SELECT t.nota_id, t.stap, t.eenheid,
                       greatest(coalesce({werkdagen.Nummer(vandaag)} - g.nr, 0), 0) AS dagen,
                       coalesce(t.termijn >= {vandaag}, true) AS op_tijd
                FROM taak t
                LEFT JOIN unnest({werkdagen.Datums.ToArray()}, {werkdagen.Nummers.ToArray()}) AS g(datum, nr)
                  ON g.datum = t.termijn
                WHERE t.status = 'open'
                """
            );

    /// <summary>Tasks that were answered since then, with the working days between their opening and their answer.</summary>
    public static IQueryable<TaakdagenRow> Doorlooptijden(
        this ApprovalFlowDb db,
        Werkdagnummers werkdagen,
        Instant sinds
    )
    {
        var (datums, nummers) = (werkdagen.Datums.ToArray(), werkdagen.Nummers.ToArray());
        return db.Set<TaakdagenRow>()
            .FromSql(
                $"""
                SELECT t.nota_id, t.stap, t.eenheid,
                       e.nr - b.nr AS dagen,
                       coalesce((t.afgerond_op AT TIME ZONE 'Europe/Amsterdam')::date <= t.termijn, true) AS op_tijd
                FROM taak t
                JOIN unnest({datums}, {nummers}) AS b(datum, nr)
                  ON b.datum = (t.geopend_op AT TIME ZONE 'Europe/Amsterdam')::date
                JOIN unnest({datums}, {nummers}) AS e(datum, nr)
                  ON e.datum = (t.afgerond_op AT TIME ZONE 'Europe/Amsterdam')::date
                WHERE t.status = 'afgerond' AND t.afgerond_op >= {sinds}
                """
            );
    }
}
