namespace ApprovalFlow.Benchmarks.Steps;

/// <summary>Makes a database big: copies of one nota, all of its rows, under ids of their own.</summary>
internal static class Filling
{
    /// <summary>Copies from number first on. The foreign keys hold by construction, so their checks are off meanwhile.</summary>
    internal static async Task Copy(Cluster cluster, string database, string nota, int count)
    {
        await cluster.Sql(
            database,
            $$"""
            SET session_replication_role = replica;
            DO $fill$
            DECLARE
              t text;
              source text := '{{nota}}';
            BEGIN
              FOR t IN
                SELECT table_name FROM information_schema.columns
                WHERE table_schema = 'public' AND (column_name = 'nota_id' OR (table_name = 'nota' AND column_name = 'id'))
                  AND table_name IN ('nota', 'nota_versie', 'taak', 'afstemming', 'nota_lezer', 'verloop', 'timer',
                    'abonnement', 'gebeurtenis', 'gebeurtenis_inhoud', 'concept', 'kennisgeving')
              LOOP
                EXECUTE (
                  SELECT format(
                    'INSERT INTO %I (%s) SELECT %s FROM %I s, generate_series(1, {{count}}) i WHERE s.%I = %L',
                    t,
                    string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position),
                    string_agg(
                      CASE
                        WHEN column_name = 'nota_id' OR (t = 'nota' AND column_name = 'id') THEN 'lpad(to_hex(i), 32, ''0'')::uuid'
                        WHEN column_name = 'kenmerk' THEN '''X'' || i'
                        WHEN column_name = 'sleutel' THEN 's.sleutel || i'
                        WHEN column_name = 'id' THEN 'md5(s.id::text || i)::uuid'
                        ELSE 's.' || quote_ident(column_name)
                      END, ', ' ORDER BY ordinal_position),
                    t, CASE WHEN t = 'nota' THEN 'id' ELSE 'nota_id' END, source)
                  FROM information_schema.columns
                  WHERE table_schema = 'public' AND table_name = t AND is_identity = 'NO' AND is_generated = 'NEVER');
              END LOOP;
            END $fill$;
            """
        );
        await cluster.Sql(database, "VACUUM ANALYZE");
    }
}
