using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>What one table has of somebody.</summary>
internal sealed record EigenDeel(Bewaarregel Regel, JsonArray Rijen);

/// <summary>Somebody's own data out of every table that has some (AVG art. 15 and 20).</summary>
internal sealed class EigenGegevens(ApprovalFlowDb db, Instellingen instellingen)
{
    /// <summary>More rows than this of one table are for a request to the administrator.</summary>
    public const int MaxRijen = 10_000;

    public async Task<ImmutableArray<EigenDeel>> Lees(MedewerkerId wie, CancellationToken stop)
    {
        var delen = ImmutableArray.CreateBuilder<EigenDeel>();
        foreach (var regel in Bewaarregels.Van(instellingen).Where(r => !r.Wie.IsEmpty))
        {
            var json = await db.Database.SqlQueryRaw<string>(Sql(regel), wie.Value).ToListAsync(stop);
            delen.Add(new(regel, JsonNode.Parse(json.Single())!.AsArray()));
        }
        return delen.ToImmutable();
    }

    /// <summary>Names of tables and columns are this program's own; who asks is a parameter.</summary>
    private static string Sql(Bewaarregel regel)
    {
        var velden = string.Join(", ", regel.Velden.Select(v => $"\"{v}\" AS \"{Veldnaam(v)}\""));
        var mijn = string.Join(
            " OR ",
            regel.Wie.Select(w =>
                w.EndsWith("[]", StringComparison.Ordinal) ? $"{{0}} = ANY (\"{w[..^2]}\")" : $"\"{w}\" = {{0}}"
            )
        );
        return $"SELECT coalesce(json_agg(r), '[]')::text AS \"Value\" FROM (SELECT {velden} FROM \"{regel.Tabel}\" "
            + $"WHERE {mijn} LIMIT {MaxRijen.ToString(CultureInfo.InvariantCulture)}) r";
    }

    /// <summary>"uit_dienst_op" gives "uitDienstOp".</summary>
    private static string Veldnaam(string kolom)
    {
        var delen = kolom.Split('_');
        return delen[0] + string.Concat(delen[1..].Select(d => char.ToUpperInvariant(d[0]) + d[1..]));
    }
}
